import { eventually } from '@chatelaine/tools/browser/eventually';
import { rounds } from '@chatelaine/tools/rounds';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Answer, call, outcomeOf } from '../world/answer.ts';
import { startWorld, type World } from '../world/start-world.ts';
import { untilAborted } from '../world/until-aborted.ts';
import { watchStatements } from './support/driver.ts';
import { shareAndCreate } from './support/first-key.ts';

// One server is enough, because these tests count the statements of one call. The timer that writes usage is fake and
// waits for the test, so no statement comes by itself.
beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }));
afterEach(() => void vi.useRealTimers());

// With these options the server looks for jobs twice a second, so the jobs that a new key starts run sooner. The outbox
// looks once, at the start.
const LOOKS_OFTEN = { pollSeconds: 0.5, outboxPass: untilAborted, deliveriesPass: untilAborted };
const CALLS = rounds(100, 500);

// The messages that wait at the same time are stored in one transaction.
const STORING =
  /^\s*(begin|commit)\b|'lock_timeout'|'contacts of|\b(contact|contact_name|chat|message|message_status|sandbox_task|feed|feed_sequence|session_event)\b/;
const isStoring = ({ text }: { text: string }): boolean => STORING.test(text);
const withoutStoring = <S extends { text: string }>(statements: readonly S[]): S[] =>
  statements.filter((each) => !isStoring(each));
const storings = (statements: readonly { text: string }[]): number =>
  statements.filter(({ text }) => /^\s*with saved as \(\s*insert into message \(/.test(text)).length;

test('an admitted call costs one prepared look-up, and one transaction that stores the message', async () => {
  await using world = await startWorld(LOOKS_OFTEN);
  const { secret } = await makeQuietKey(world);

  const { told, statements } = await watchStatements(() => world.as(secret).send(), world.databaseUrl);

  expect(told.status).toBe(200);
  const look = { name: 'key-record', text: expect.stringMatching(/^\s*select\b/) };
  expect(withoutStoring(statements)).toEqual([look]);
  expect(statements[0]).toEqual(look);
  expect(storings(statements)).toBe(1);
});

test('a limit costs one statement more', async () => {
  await using world = await startWorld(LOOKS_OFTEN);
  const { secret } = await makeQuietKey(world, { limits: { perMinute: 100 } });

  const { told, statements } = await watchStatements(() => world.as(secret).send(), world.databaseUrl);

  expect(told.status).toBe(200);
  expect(withoutStoring(statements).map(({ name }) => name)).toEqual(['key-record', 'take-call']);
});

test('a key that asks what it is costs the same look-up and nothing more', async () => {
  await using world = await startWorld(LOOKS_OFTEN);
  const { secret } = await makeQuietKey(world);
  const { partnerKey } = world.demo.partner;
  const asks: [kind: string, ask: () => Promise<Answer>][] = [
    ['channel', () => world.as({ 'd360-api-key': secret }).get('/v1/whoami')],
    ['partner', () => world.as({ 'x-api-key': partnerKey }).get('/api/v2/whoami')],
  ];

  for (const [kind, ask] of asks) {
    const { told, statements } = await watchStatements(ask, world.databaseUrl);

    expect(told).toMatchObject({ status: 200, body: { kind } });
    expect(statements.map(({ name }) => name)).toEqual(['key-record']);
  }
});

test('a method that the gateway does not take costs no statement, whatever the key', async () => {
  await using world = await startWorld(LOOKS_OFTEN);
  const { secret } = await makeQuietKey(world);
  const headers = { 'd360-api-key': secret };

  for (const method of ['GET', 'PUT', 'OPTIONS']) {
    const send = () => call(`${world.baseUrl}/messages`, { method, headers });
    const { told, statements } = await watchStatements(send, world.databaseUrl);

    expect([told.status, told.headers.get('allow')]).toEqual([method === 'OPTIONS' ? 204 : 405, 'POST, OPTIONS']);
    expect(statements).toEqual([]);
  }
});

test('what cannot be a key of this door costs no statement at all', async () => {
  await using world = await startWorld(LOOKS_OFTEN);
  const { secret } = await makeQuietKey(world);
  const { partnerKey } = world.demo.partner;
  const other = (text: string) => text.slice(0, -1) + (text.endsWith('0') ? '1' : '0');
  const messages = (text: string) => () => world.as({ 'd360-api-key': text }).send();
  const procedures = (text: string) => () => world.as({ 'x-api-key': text }).ask('channels.list');

  const calls: [what: string, refusal: string, call: () => Promise<Answer>][] = [
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
    const { told, statements } = await watchStatements(call, world.databaseUrl);
    const { status } = told;
    expect({ what, status, refusal: told.refusal, statements }).toEqual({ what, status: 401, refusal, statements: [] });
  }

  // Control: a key that is well-formed but unknown costs a look-up, and the right keys are let in.
  const stranger = await watchStatements(messages('wac_0123456789ABCDEFGHIJKLMNOPQRSTUV1caMn8'), world.databaseUrl);
  expect(stranger).toMatchObject({ told: { refusal: 'unauthenticated' }, statements: [{ name: 'key-record' }] });
  expect(outcomeOf(await messages(secret)())).toBe(200);
  expect(outcomeOf(await procedures(partnerKey)())).toBe(200);
});

test(`${CALLS} calls of a key are written in one statement, when the timer comes`, async () => {
  await using world = await startWorld(LOOKS_OFTEN);
  const { secret } = await makeQuietKey(world);

  const { statements } = await watchStatements(async () => {
    for (let call = 0; call < CALLS; call += 20)
      await Promise.all(Array.from({ length: 20 }, () => world.as(secret).send()));
    vi.advanceTimersByTime(5_000);
    // The stop waits until the timer's write has ended. This write contains all counts, so the stop itself writes
    // nothing.
    await world.nodes[0].stop();
  }, world.databaseUrl);

  const writes = withoutStoring(statements)
    .filter(({ name }) => name !== 'key-record')
    .map(({ text }) => text.trim().split(/\s+/, 3).join(' '));
  // Calls that wait at the same time share a look-up, so there may be fewer look-ups than calls.
  const lookUps = statements.filter(({ name }) => name === 'key-record').length;
  expect(lookUps).toBeGreaterThanOrEqual(CALLS / 20);
  expect(lookUps).toBeLessThanOrEqual(CALLS);
  expect(writes).toEqual(['with first_time as']);
  expect(storings(statements)).toBeLessThan(CALLS / 2);
});

/**
 * Creates a key, and waits until all mails about the key are sent. This process sends the mails, so they would add
 * statements.
 */
async function makeQuietKey(world: World, input: Parameters<typeof shareAndCreate>[1] = {}) {
  const key = await shareAndCreate(world, input);
  const waiting = "select from jobs.job where name like 'notice%' and state in ('created', 'active', 'retry')";
  await eventually(async () => (await world.sql(waiting)).length).toBe(0);
  return key;
}
