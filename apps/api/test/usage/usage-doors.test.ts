import type { UsageReport } from '@chatelaine/shared';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { outcomeOf, resultOf } from '../world/answer.ts';
import type { Caller } from '../world/caller.ts';
import { fakeClock } from '../world/clock.ts';
import { startWorld, type World } from '../world/start-world.ts';
import { readCsv } from './read-csv.ts';
import { DAY_MS } from './stage.ts';

// The timer that writes the counts to the database is a fake timer. It runs only when a test moves it.
beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }));
afterEach(() => void vi.useRealTimers());

test('after a clean stop every call is in the table, with its scope and where it came from', async () => {
  await using world = await startInHour();
  const key = await createKey(world);
  const send = () => world.as(key).send();

  await Promise.all(Array.from({ length: 100 }, send));
  await world.partner.channelKeys.revoke(key.id);
  await Promise.all(Array.from({ length: 20 }, send));
  const before = await rowsOf(world, key.id);
  await world.nodes[0].stop();

  expect(before).toEqual([]);
  expect(await rowsOf(world, key.id)).toEqual([
    { outcome: 'ok', scope: 'send', calls: 100, last_address: expect.stringMatching(/127\.0\.0\.1|::1/) },
    { outcome: 'revoked', scope: 'send', calls: 20, last_address: expect.stringMatching(/127\.0\.0\.1|::1/) },
  ]);
});

test('five seconds later a partner and his client both read the calls of a key, and a stranger finds no such key', async () => {
  await using world = await startInHour();
  const key = await createKey(world);
  for (let call = 0; call < 3; call++) expect(outcomeOf(await world.as(key).send())).toBe(200);
  const query = { ...range(world), keyId: key.id, groupBy: ['key', 'outcome'] };
  const row = { at: null, keyId: key.id, keyName: 'Prod server', outcome: 'ok', calls: 3, refused: 0 };

  vi.advanceTimersByTime(5_000);

  await expect.poll(async () => (await read<UsageReport>(partnerOf(world), 'usage.query', query)).rows).toEqual([row]);
  const client = await read<UsageReport>(world.as(world.bakery.user), 'usage.query', query);
  expect(client).toEqual({ rows: [row], totals: { calls: 3, refused: 0 } });
  const stranger = world.as(world.pharmacy.user);
  expect(outcomeOf(await stranger.ask('usage.query', query))).toBe('not_found');
});

test('the file and the list of keys worth a look come over the same door', async () => {
  await using world = await startInHour();
  const key = await createKey(world);
  await world.as(key).send();
  vi.advanceTimersByTime(5_000);

  const asked = { ...range(world), keyId: key.id, groupBy: ['key'] };
  await expect
    .poll(async () => readCsv((await read<{ csv: string }>(partnerOf(world), 'usage.csv', asked)).csv))
    .toEqual([
      ['keyId', 'keyName', 'calls', 'refused'],
      [key.id, 'Prod server', '1', '0'],
    ]);
  const { data } = await read<{ data: { keyId: string; findings: { code: string }[] }[] }>(
    partnerOf(world),
    'hygiene.list',
    {},
  );
  expect(data.find(({ keyId }) => keyId === key.id)?.findings.map(({ code }) => code)).toEqual([
    'no_expiry',
    'no_address_limit',
  ]);
});

test('a range that is none, half a question and a cursor of another list are not valid', async () => {
  await using world = await startInHour();
  const { from, to } = range(world);
  const partner = partnerOf(world);

  expect(outcomeOf(await partner.ask('usage.query', { from: to, to: from }))).toBe('invalid_input');
  expect(outcomeOf(await partner.ask('usage.query', { from }))).toBe('invalid_input');
  expect(outcomeOf(await partner.ask('hygiene.list', { cursor: 'x' }))).toBe('invalid_input');
});

/** Starts a test world whose clock shows the middle of an hour, so that all calls of a test are in the same hour. */
function startInHour() {
  const clock = fakeClock();
  clock.pass(1_800_000 - (clock.now().getTime() % 3_600_000) + 3_600_000);
  return startWorld({ clock });
}

const range = ({ clock }: World) => ({
  from: new Date(clock.now().getTime() - DAY_MS).toISOString(),
  to: new Date(clock.now().getTime() + DAY_MS).toISOString(),
});

const partnerOf = ({ as, demo }: World): Caller => as(demo.partner.partnerKey);
const read = async <T>(who: Caller, procedure: string, input: object): Promise<T> =>
  resultOf<T>(await who.ask(procedure, input));

async function createKey({ bakery, partner, share }: World) {
  const channelId = bakery.channels[0]?.id ?? '';
  await share([channelId]);
  return partner.channelKeys.create({ channelId, name: 'Prod server' });
}

const rowsOf = ({ sql }: World, keyId: string) =>
  sql('select outcome, scope, calls::int, last_address from usage where api_key_id = $1 order by 1, 2', [keyId]);
