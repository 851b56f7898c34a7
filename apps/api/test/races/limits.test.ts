import { rounds } from '@chatelaine/tools/rounds';
import { expect, test } from 'vitest';
import { type Answer, outcomeOf } from '../world/answer.ts';
import { fakeClock, type MovedClock } from '../world/clock.ts';
import { startWorld, type World } from '../world/start-world.ts';
import { BARRIER, openBarrier } from './support/barrier.ts';
import { betweenDriver } from './support/driver.ts';
import { shareAndCreate } from './support/first-key.ts';

const MINUTE_MS = 60_000;
// The number of calls is larger than the limits, and larger than the number of connections of both servers.
const CALLS = rounds(60, 100);

test(`a key with 20 calls a minute gets exactly 20 of ${CALLS} that race on two servers, and 20 again in the next minute`, async () => {
  const clock = fakeClock();
  await using world = await startWorld({ clock, nodes: 2 });
  const { secret } = await shareAndCreate(world, { limits: { perMinute: 20 } });

  toNextMinute(clock);
  const told = await race(world, [secret]);
  toNextMinute(clock);
  const toldLater = await race(world, [secret]);

  expect(tally(told)).toEqual({ 200: 20, rate_limited: CALLS - 20 });
  for (const answer of refused(told)) {
    expect(answer.status).toBe(429);
    expect(retryAfterS(answer)).toBeGreaterThanOrEqual(1);
    expect(retryAfterS(answer)).toBeLessThanOrEqual(60);
  }
  expect(tally(toldLater)).toEqual({ 200: 20, rate_limited: CALLS - 20 });
});

test(`a key with 30 calls a month gets exactly 30 of ${CALLS} that race on two servers, and 30 again in the next month`, async () => {
  const clock = fakeClock();
  await using world = await startWorld({ clock, nodes: 2 });
  const { secret } = await shareAndCreate(world, { limits: { perMonth: 30 } });

  toNextMonth(clock);
  const told = await race(world, [secret]);
  toNextMinute(clock);
  const nextMinute = await world.as(secret).send();
  toNextMonth(clock);
  const toldLater = await race(world, [secret]);

  expect(tally(told)).toEqual({ 200: 30, quota_exceeded: CALLS - 30 });
  for (const answer of refused(told)) {
    expect(answer.status).toBe(429);
    // The month has just begun, so the key has a new quota in about four weeks.
    expect(retryAfterS(answer)).toBeGreaterThan(27 * 86_400);
    expect(retryAfterS(answer)).toBeLessThanOrEqual(31 * 86_400);
  }
  expect(nextMinute).toMatchObject({ status: 429, refusal: 'quota_exceeded' });
  expect(tally(toldLater)).toEqual({ 200: 30, quota_exceeded: CALLS - 30 });
});

test('rotating a key refills nothing: both secrets take from one window', async () => {
  const clock = fakeClock();
  await using world = await startWorld({ clock, nodes: 2 });
  const key = await shareAndCreate(world, { limits: { perMinute: 20 } });
  toNextMinute(clock);
  const before = await Promise.all(Array.from({ length: 15 }, () => world.as(key).send()));

  const rotated = await world.nodes[1]?.partner.channelKeys.rotate(key.id, { overlap: '1h' });
  const told = await race(world, [key.secret, rotated?.secret ?? '']);

  expect(tally(before)).toEqual({ 200: 15 });
  expect(tally(told)).toEqual({ 200: 5, rate_limited: CALLS - 5 });
});

test('control: a count that is read instead of held lets more than 20 through', async () => {
  const clock = fakeClock();
  await using world = await startWorld({ clock, nodes: 2 });
  await using barrier = await openBarrier(world.databaseUrl);
  const { secret } = await shareAndCreate(world, { limits: { perMinute: 20 } });
  const raceWith = async (condition: string) => {
    toNextMinute(clock);
    await Promise.all(Array.from({ length: 19 }, () => world.as(secret).send()));
    using _condition = betweenDriver(({ text }) => text.replace('w.minute_calls < $4', () => condition));
    const told = await barrier.meeting(5, () => Promise.all(callsOf(world, [secret], 20).map((send) => send())));
    return 19 + (tally(told)[200] ?? 0);
  };

  for (let round = 0; round < rounds(1, 30); round++) {
    // With each of the two conditions, several calls compete at the same time for the last of the twenty allowed calls.
    expect(await raceWith(`w.minute_calls + (select 0 from ${BARRIER}) < $4`)).toBe(20);
    const read = `(select b.minute_calls from key_window b, ${BARRIER} where b.api_key_id = $1) < $4`;
    expect(await raceWith(read)).toBeGreaterThan(20);
  }
});

/** Sends calls at once, half of them to each server. The calls use these secrets in turn. */
async function race(world: World, secrets: readonly string[]): Promise<Answer[]> {
  await using barrier = await openBarrier(world.databaseUrl);
  return await barrier.rush('key_window', callsOf(world, secrets, CALLS));
}

function callsOf(world: World, secrets: readonly string[], count: number): (() => Promise<Answer>)[] {
  const secretOf = (call: number) => secrets[(call >> 1) % secrets.length] ?? '';
  return Array.from({ length: count }, (_, call) => () => world.as(secretOf(call)).send(undefined, { node: call % 2 }));
}

function tally(told: readonly Answer[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const outcome of told.map(outcomeOf)) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
}

const refused = (told: readonly Answer[]) => told.filter(({ status }) => status !== 200);

const retryAfterS = ({ headers }: Answer): number => Number(headers.get('retry-after') ?? Number.NaN);

function toNextMinute(clock: MovedClock): void {
  clock.pass(MINUTE_MS - (clock.now().getTime() % MINUTE_MS));
}

function toNextMonth(clock: MovedClock): void {
  const now = clock.now();
  clock.pass(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1) - now.getTime());
}
