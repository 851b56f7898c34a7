import { eventually } from '@chatelaine/tools/browser/eventually';
import pg from 'pg';
import { afterEach, beforeEach, expect, inject, test, vi } from 'vitest';
import { watchStatements } from './support/driver.ts';
import { type Node, type Nodes, shareAndCreate, startNodes, type Told } from './support/nodes.ts';

// The timer that writes usage stands still until a test lets it go, so that no statement comes by itself.
beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }));
afterEach(() => void vi.useRealTimers());

test('an admitted call costs one prepared look-up and writes nothing', async () => {
  await using nodes = await startNodes();
  const { secret } = await makeQuietKey(nodes);

  const { told, statements } = await watchStatements(() => nodes.first.send(secret));

  expect(told.status).toBe(200);
  expect(statements).toEqual([{ name: 'key-record', text: expect.stringMatching(/^\s*select\b/) }]);
});

test('a limit costs one statement more', async () => {
  await using nodes = await startNodes();
  const { secret } = await makeQuietKey(nodes, { limits: { perMinute: 100 } });

  const { told, statements } = await watchStatements(() => nodes.first.send(secret));

  expect(told.status).toBe(200);
  expect(statements.map(({ name }) => name)).toEqual(['key-record', 'take-call']);
});

test('what cannot be a key of this door costs no statement at all', async () => {
  await using nodes = await startNodes();
  const { secret } = await makeQuietKey(nodes);
  const { partnerKey } = inject('demo').partner;
  const other = (text: string) => text.slice(0, -1) + (text.endsWith('0') ? '1' : '0');
  const messages = (text: string) => () => nodes.first.send(text);
  const procedures = (text: string) => () => listChannels(nodes.first, text);

  const calls: [what: string, refusal: string, call: () => Promise<Told>][] = [
    ['nothing', 'unauthenticated', messages('')],
    ['a word', 'unauthenticated', messages('a-word')],
    ['a key without its last character', 'unauthenticated', messages(secret.slice(0, -1))],
    ['a key with one too many', 'unauthenticated', messages(`${secret}0`)],
    ['a key with a wrong checksum', 'unauthenticated', messages(other(secret))],
    ['a partner key', 'wrong_header', messages(partnerKey)],
    ['a word at /trpc', 'unauthenticated', procedures('a-word')],
    ['a partner key with a wrong checksum at /trpc', 'unauthenticated', procedures(other(partnerKey))],
    ['a channel key at /trpc', 'wrong_header', procedures(secret)],
  ];
  for (const [what, refusal, call] of calls) {
    const { told, statements } = await watchStatements(call);
    expect({ what, ...told, statements }).toMatchObject({ what, status: 401, refusal, statements: [] });
  }

  // Control: a well-formed stranger is looked up, and the right keys pass.
  const stranger = await watchStatements(messages('wac_0123456789ABCDEFGHIJKLMNOPQRSTUV1caMn8'));
  expect(stranger).toMatchObject({ told: { refusal: 'unauthenticated' }, statements: [{ name: 'key-record' }] });
  await expect(messages(secret)()).resolves.toMatchObject({ status: 200 });
  await expect(procedures(partnerKey)()).resolves.toMatchObject({ status: 200 });
});

test('five hundred calls of a key are written in one statement, when the timer comes', async () => {
  await using nodes = await startNodes();
  const { secret } = await makeQuietKey(nodes);

  const { statements } = await watchStatements(async () => {
    for (let call = 0; call < 500; call += 20)
      await Promise.all(Array.from({ length: 20 }, () => nodes.first.send(secret)));
    vi.advanceTimersByTime(5_000);
    // Stopping waits for what is being written, and has nothing left to write.
    await nodes.first.stop();
  });

  const writes = statements
    .filter(({ name }) => name !== 'key-record')
    .map(({ text }) => text.trim().split(/\s+/, 3).join(' '));
  expect(statements.filter(({ name }) => name === 'key-record')).toHaveLength(500);
  expect(writes).toEqual(['with first_time as']);
});

/** Makes a key, and waits until everybody has been told of it: mails are work, and so statements, of this process. */
async function makeQuietKey(nodes: Nodes, input: Parameters<typeof shareAndCreate>[1] = {}) {
  const key = await shareAndCreate(nodes, input);
  const client = new pg.Client(nodes.databaseUrl);
  await client.connect();
  const waiting = "select from jobs.job where name like 'notice%' and state in ('created', 'active', 'retry')";
  await eventually(async () => (await client.query(waiting)).rowCount).toBe(0);
  await client.end();
  return key;
}

async function listChannels({ baseUrl }: Node, key: string): Promise<Told> {
  const answer = await fetch(`${baseUrl}/trpc/channels.list`, { headers: { 'x-api-key': key } });
  await answer.arrayBuffer();
  return { status: answer.status, refusal: answer.headers.get('x-refusal'), retryAfterS: null };
}
