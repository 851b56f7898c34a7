import { expect, test } from 'vitest';
import { type FakeClock, fakeClock } from '../fake-clock.ts';
import { BARRIER, meeting } from './support/barrier.ts';
import { betweenDriver } from './support/driver.ts';
import { type Nodes, shareAndCreate, startNodes, type Told } from './support/nodes.ts';

const MINUTE_MS = 60_000;

test('a key with 20 calls a minute gets exactly 20 of 100 that race on two servers, and 20 again in the next minute', async () => {
  const clock = fakeClock();
  await using nodes = await startNodes({ clock });
  const { secret } = await shareAndCreate(nodes, { limits: { perMinute: 20 } });

  toNextMinute(clock);
  const told = await race(nodes, [secret]);
  toNextMinute(clock);
  const toldLater = await race(nodes, [secret]);

  expect(tally(told)).toEqual({ admitted: 20, rate_limited: 80 });
  for (const { status, retryAfterS } of refused(told)) {
    expect(status).toBe(429);
    expect(retryAfterS).toBeGreaterThanOrEqual(1);
    expect(retryAfterS).toBeLessThanOrEqual(60);
  }
  expect(tally(toldLater)).toEqual({ admitted: 20, rate_limited: 80 });
});

test('a key with 30 calls a month gets exactly 30 of 100 that race on two servers, and 30 again in the next month', async () => {
  const clock = fakeClock();
  await using nodes = await startNodes({ clock });
  const { secret } = await shareAndCreate(nodes, { limits: { perMonth: 30 } });

  toNextMonth(clock);
  const told = await race(nodes, [secret]);
  toNextMinute(clock);
  const nextMinute = await nodes.first.send(secret);
  toNextMonth(clock);
  const toldLater = await race(nodes, [secret]);

  expect(tally(told)).toEqual({ admitted: 30, quota_exceeded: 70 });
  for (const { status, retryAfterS } of refused(told)) {
    expect(status).toBe(429);
    // The month has just begun: the quota opens again in about four weeks.
    expect(retryAfterS).toBeGreaterThan(27 * 86_400);
    expect(retryAfterS).toBeLessThanOrEqual(31 * 86_400);
  }
  expect(nextMinute).toMatchObject({ status: 429, refusal: 'quota_exceeded' });
  expect(tally(toldLater)).toEqual({ admitted: 30, quota_exceeded: 70 });
});

test('rotating a key refills nothing: both secrets take from one window', async () => {
  const clock = fakeClock();
  await using nodes = await startNodes({ clock });
  const key = await shareAndCreate(nodes, { limits: { perMinute: 20 } });
  toNextMinute(clock);
  const before = await Promise.all(Array.from({ length: 15 }, () => nodes.first.send(key.secret)));

  const rotated = await nodes.second.partner.channelKeys.rotate(key.id, { overlap: '1h' });
  const told = await race(nodes, [key.secret, rotated.secret]);

  expect(tally(before)).toEqual({ admitted: 15 });
  expect(tally(told)).toEqual({ admitted: 5, rate_limited: 95 });
});

test('control: a count that is read instead of held lets more than 20 through', async () => {
  const clock = fakeClock();
  await using nodes = await startNodes({ clock });
  const { secret } = await shareAndCreate(nodes, { limits: { perMinute: 20 } });
  const raceWith = async (condition: string) => {
    toNextMinute(clock);
    for (let call = 0; call < 19; call++) await nodes.first.send(secret);
    using _condition = betweenDriver(({ text }) => text.replace('w.minute_calls < $4', () => condition));
    const told = await meeting(nodes.databaseUrl, 5, () => race(nodes, [secret]));
    return 19 + (tally(told).admitted ?? 0);
  };

  // With both statements calls meet over the last one of the twenty.
  const held = await raceWith(`w.minute_calls + (select 0 from ${BARRIER}) < $4`);
  const read = await raceWith(`(select b.minute_calls from key_window b, ${BARRIER} where b.api_key_id = $1) < $4`);

  expect(held).toBe(20);
  expect(read).toBeGreaterThan(20);
});

/** A hundred calls at once, half of them on each server, with these secrets in turn. */
function race({ first, second }: Nodes, secrets: readonly string[]): Promise<Told[]> {
  const secretOf = (call: number) => secrets[(call >> 1) % secrets.length] ?? '';
  return Promise.all(Array.from({ length: 100 }, (_, call) => (call % 2 === 0 ? first : second).send(secretOf(call))));
}

function tally(told: readonly Told[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { status, refusal } of told) {
    const name = status === 200 ? 'admitted' : (refusal ?? String(status));
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

const refused = (told: readonly Told[]) => told.filter(({ status }) => status !== 200);

function toNextMinute(clock: FakeClock): void {
  clock.pass(MINUTE_MS - (clock.now().getTime() % MINUTE_MS));
}

function toNextMonth(clock: FakeClock): void {
  const now = clock.now();
  clock.pass(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1) - now.getTime());
}
