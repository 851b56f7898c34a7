import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { expect, test } from 'vitest';
import { readJson } from './json-body.ts';

const PIECES = [['{"a":1}'], ['{', '"a":1}'], ['{', '"a"', ':', '1', '}']];
const LONG = 'x'.repeat(600 * 1024);

/** Makes a request whose body arrives in these pieces. */
function requestOf(pieces: readonly string[]) {
  const req = new IncomingMessage(new Socket());
  req.headers = { 'transfer-encoding': 'chunked' };
  const arrive = () => {
    for (const piece of pieces) req.push(Buffer.from(piece));
    req.push(null);
    req.complete = true;
  };
  return { req, res: new ServerResponse(req), arrive };
}

test.each(PIECES)('a body is read as a whole when all of its pieces arrived before: %s', async (...pieces) => {
  const { req, res, arrive } = requestOf(pieces);
  arrive();

  expect(await readJson(req, res)).toEqual({ a: 1 });
});

test.each(PIECES)('and when they arrive while it is read: %s', async (...pieces) => {
  const { req, res, arrive } = requestOf(pieces);

  const reading = readJson(req, res);
  arrive();

  expect(await reading).toEqual({ a: 1 });
});

test('a body in pieces that is too long is refused, whenever they arrive', async () => {
  const [before, during] = [requestOf([LONG, LONG]), requestOf([LONG, LONG])];
  before.arrive();

  const reading = [before, during].map(({ req, res }) => readJson(req, res));
  during.arrive();

  for (const each of reading) await expect(each).rejects.toMatchObject({ code: 'too_large' });
});

test.each(PIECES)('the body of a caller who is gone is not read, nor waited for: %s', async (...pieces) => {
  const [half, whole] = [requestOf(pieces), requestOf(pieces)];
  whole.arrive();

  for (const { req, res } of [half, whole]) {
    req.destroy();
    await expect(readJson(req, res)).rejects.toMatchObject({ code: 'invalid_input' });
  }
});

test.each([{ 'content-encoding': 'gzip' }, { 'content-type': 'application/json; charset=utf-16' }])(
  'nor is a body with %j, when its connection can be read no more',
  async (headers) => {
    const { req, res } = requestOf(['ab']);
    Object.assign(req.headers, headers);
    req.socket.destroy();

    expect(req.destroyed).toBe(false);
    await expect(readJson(req, res)).rejects.toMatchObject({ code: 'invalid_input' });
  },
);

test('control: half of a body is not JSON', async () => {
  const { req, res, arrive } = requestOf(['{', '"a":']);
  arrive();

  await expect(readJson(req, res)).rejects.toMatchObject({ code: 'invalid_input' });
});
