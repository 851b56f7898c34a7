import type { CreatedChannelKey } from '@chatelaine/shared';
import { rounds } from '@chatelaine/tools/rounds';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Answer, resultOf } from '../world/answer.ts';
import { atOnce } from '../world/at-once.ts';
import { fakeClock, type MovedClock } from '../world/clock.ts';
import { startWorld, type World } from '../world/start-world.ts';
import { BARRIER } from './support/barrier.ts';
import { betweenDriver, watchStatements } from './support/driver.ts';
import { numberOf } from './support/first-key.ts';

// The file starts two servers once. Each test creates its own key.
let world: World<MovedClock>;
beforeAll(async () => {
  world = await startWorld({ clock: fakeClock(), nodes: 2 });
  await world.share([numberOf(world.demo)]);
});
afterAll(() => world.stop());

test('a limit that is set later forgets no call that the key made before: five calls, then three a month', async () => {
  const key = await makeKey();
  await call(key, 5);

  await limit(key, { perMonth: 3 });
  const refused = await ask(key, 0);
  await limit(key, { perMonth: 7 });
  const answers = await call(key, 4);

  expect(refused).toMatchObject({ status: 429, refusal: 'quota_exceeded' });
  expect(refused.headers.get('ratelimit')).toContain('"month";r=0');
  expect(statusesOf(answers)).toEqual({ 200: 2, 429: 2 });
});

test('off and on again keeps the count, and so does a limit for the minute alone', async () => {
  const key = await makeKey();
  await call(key, 3);
  await limit(key, { perMinute: 1000 });
  await call(key, 3);
  await limit(key, { perMinute: null });
  await call(key, 3);
  await limit(key, { perMonth: 100 });
  await call(key, 1);
  await limit(key, { perMonth: null });
  await call(key, 1);

  await limit(key, { perMonth: 20 });

  expect(statusesOf(await call(key, 20))).toEqual({ 200: 9, 429: 11 });
});

test("another month's calls are not counted", async () => {
  const key = await makeKey();
  await call(key, 5);
  await Promise.all(world.nodes.map(({ services }) => services.beginWork().services.settleCalls()));
  const now = world.clock.now();
  world.clock.pass(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1) - now.getTime());
  await call(key, 2);

  await limit(key, { perMonth: 4 });

  expect(statusesOf(await call(key, 4))).toEqual({ 200: 2, 429: 2 });
});

test('a call that was looked up before a limit is set, and counted after, is counted', async () => {
  for (let round = 0; round < rounds(1, 30); round++) expect(await race()).toBe(4);
});

test.each([
  ['what usage counted is left out', /'ok' and untaken > 0/, "'never' and untaken > 0"],
  ['nobody is waited for', /answered < (a\.)?asked/, 'false'],
] as const)('control: where %s, more get through', async (_, found, by) => {
  using _step = betweenDriver(({ text }) => text.replace(found, by));
  expect(await race()).toBeGreaterThan(4);
});

test('a server whose lease ran out counts each call in the database, since nobody waits for it', async () => {
  const key = await makeKey();
  const { now } = performance;
  // Each read of the time returns a minute more than the read before. So even a lease that the server has just renewed
  // has run out when the server reads the time again.
  let looks = 0;
  const late = vi.spyOn(performance, 'now').mockImplementation(() => now.call(performance) + 60_000 * ++looks);
  const { statements } = await watchStatements(() => ask(key, 0), world.databaseUrl);
  late.mockRestore();

  expect(statements.map(({ name }) => name)).toContain('take-call');
  await limit(key, { perMonth: 2 });
  expect(statusesOf(await call(key, 2))).toEqual({ 200: 1, 429: 1 });
});

// This test takes more than a second. The edit waits for a slow server, and the lease of a dead server has to run out.
test('a living server that says nothing lets no limit be set, and one that died holds nobody up for ever', async () => {
  const key = await makeKey();
  await call(key, 2);
  const other = "insert into platform.usage_writer (id, batch, written_at, seen_at) values ('other', 0, now(), now()";
  await world.sql(`${other} + interval '1 hour')`);

  const refused = await edit(key, { limits: { perMonth: 3 }, team: 'Sales' });
  const [row] = await world.sql('select team, limit_per_month, counting from api_key where id = $1', [key.id]);
  await world.sql("update platform.usage_writer set seen_at = now() - interval '9 seconds' where id = 'other'");
  const edited = await edit(key, { limits: { perMonth: 3 } });

  expect(refused).toMatchObject({ status: 503, refusal: 'unavailable' });
  expect(row).toEqual({ team: null, limit_per_month: null, counting: null });
  expect(resultOf<{ limits: unknown }>(edited).limits).toEqual({ perMinute: null, perMonth: 3 });
  expect(statusesOf(await call(key, 3))).toEqual({ 200: 1, 429: 2 });
});

/** Creates a key that replaces the key of the previous test. */
const makeKey = () => world.partner.channelKeys.create({ channelId: numberOf(world.demo), name: 'Prod server' });

const ask = (key: CreatedChannelKey, node: number) => world.as(key.secret).get('/v1/whoami', { node });

/** Sends `count` calls, half of them to each server. */
const call = (key: CreatedChannelKey, count: number) => atOnce(count, (at) => ask(key, at % 2), 2);

const edit = ({ id }: CreatedChannelKey, input: object) =>
  world.as(world.demo.partner.partnerKey).change('channelKeys.edit', { id, ...input });

const limit = async (key: CreatedChannelKey, limits: object) => resultOf(await edit(key, { limits }));

/**
 * Sends three calls with a key. Sends a fourth call, and holds the look-up of the fourth call until the limit of four
 * calls a month is being set. Afterwards sends four more calls. Returns how many of these eight calls were let in.
 */
async function race(): Promise<number> {
  const key = await makeKey();
  const early = await call(key, 3);
  await world.sql('select pg_advisory_lock(2101)');
  const { promise: reached, resolve } = Promise.withResolvers<void>();
  const step = betweenDriver(({ text, name }) => {
    if (name !== 'key-record') return text;
    resolve();
    return `${text} cross join ${BARRIER}`;
  });
  const held = ask(key, 1);
  await reached;
  step[Symbol.dispose]();
  const limiting = limit(key, { perMonth: 4 });
  const isBeingSet = 'select from api_key where id = $1 and (counting is not null or limit_per_month = 4)';
  await expect.poll(() => world.sql(isBeingSet, [key.id]), { timeout: 10_000 }).toHaveLength(1);
  await world.sql('select pg_advisory_unlock(2101)');
  await limiting;
  const late = await call(key, 4);
  return statusesOf([...early, await held, ...late])[200] ?? 0;
}

function statusesOf(answers: readonly Answer[]): Record<number, number> {
  const counts: Record<number, number> = {};
  for (const { status } of answers) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}
