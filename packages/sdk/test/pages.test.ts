import { expect, test } from 'vitest';
import { connect, ok, refuse, startServer } from './support/server.ts';
import { channel } from './support/words.ts';

const channels = ['a', 'b', 'c', 'd', 'e'].map((name) => ({ ...channel, name }));
const pages = [
  { data: channels.slice(0, 2), nextCursor: 'two' },
  { data: channels.slice(2, 4), nextCursor: 'three' },
  { data: channels.slice(4), nextCursor: null },
];
const replies = pages.map((page) => ok(page));

test('iterating gives every item of every page and asks for each page once', async () => {
  await using server = await startServer(replies);
  const names: string[] = [];

  for await (const { name } of connect(server).channels.list({ status: 'running' })) names.push(name);

  expect(names).toEqual(['a', 'b', 'c', 'd', 'e']);
  expect(server.seen.map((request) => request.input)).toEqual([
    { status: 'running' },
    { status: 'running', cursor: 'two' },
    { status: 'running', cursor: 'three' },
  ]);
});

test('nothing is sent before someone looks', async () => {
  await using server = await startServer(replies);

  void connect(server).channels.list();
  await new Promise(setImmediate);

  expect(server.seen).toEqual([]);
});

test('awaiting gives the first page, and iterating then goes on from it', async () => {
  await using server = await startServer(replies);
  const list = connect(server).channels.list();

  const first = await list;
  const all = await list.toArray({ limit: 10 });

  expect(first).toEqual(pages[0]);
  expect(all).toEqual(channels);
  expect(server.seen).toHaveLength(3);
});

test('pages() goes page by page', async () => {
  await using server = await startServer(replies);
  const sizes: number[] = [];

  for await (const page of connect(server).channels.list().pages()) sizes.push(page.data.length);

  expect(sizes).toEqual([2, 2, 1]);
});

test('leaving the loop asks for no further page', async () => {
  await using server = await startServer(replies);

  for await (const { name } of connect(server).channels.list()) if (name === 'b') break;

  expect(server.seen).toHaveLength(1);
});

test('toArray stops at its limit, in the middle of a page too', async () => {
  await using server = await startServer(replies);

  const three = await connect(server).channels.list().toArray({ limit: 3 });

  expect(three.map(({ name }) => name)).toEqual(['a', 'b', 'c']);
  expect(server.seen).toHaveLength(2);
});

test.each([0, -1, Number.NaN])('toArray refuses the limit %d', async (limit) => {
  await using server = await startServer(replies);

  const items = connect(server).channels.list().toArray({ limit });

  await expect(items).rejects.toThrow('limit');
});

test('one can go on from a cursor that was kept', async () => {
  await using server = await startServer(replies.slice(1));

  const rest = await connect(server).channels.list({ cursor: 'two' }).toArray({ limit: 10 });

  expect(rest).toHaveLength(3);
  expect(server.seen.map((request) => request.input)).toEqual([{ cursor: 'two' }, { cursor: 'three' }]);
});

test('a refusal on a later page ends the loop with it', async () => {
  await using server = await startServer([...replies.slice(0, 1), refuse(401, 'revoked')]);
  const names: string[] = [];

  const loop = async () => {
    for await (const { name } of connect(server).channels.list()) names.push(name);
  };

  await expect(loop()).rejects.toMatchObject({ code: 'revoked' });
  expect(names).toEqual(['a', 'b']);
});

test('withResponse of a list tells of its first page', async () => {
  await using server = await startServer(replies);

  const { data, response } = await connect(server).channels.list().withResponse();

  expect(data).toEqual(pages[0]);
  expect(response.attempts).toBe(1);
});

test('the signal holds for later pages too', async () => {
  await using server = await startServer(replies);
  const controller = new AbortController();

  const loop = async () => {
    for await (const _ of connect(server).channels.list({}, { signal: controller.signal })) controller.abort();
  };

  await expect(loop()).rejects.toMatchObject({ code: 'aborted' });
  expect(server.seen).toHaveLength(1);
});
