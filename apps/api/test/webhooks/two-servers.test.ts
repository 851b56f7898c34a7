import { isFull, rounds } from '@chatelaine/tools/rounds';
import { expect, test, vi } from 'vitest';
import { systemClock } from '../../src/platform/clock.ts';
import { betweenDriver } from '../races/support/driver.ts';
import { stillClock } from '../world/clock.ts';
import { shareStage } from './support/share-stage.ts';
import { hang, openWebhookStage, Receivers } from './support/stage.ts';

const [SECOND, HOUR] = [1_000, 3_600_000];
const EVENTS = rounds(150, 3_000);
const clock = stillClock();
const stage = shareStage(clock);

/** Two servers with one receiver each, so that a test sees which of them has sent what. */
function openTwo() {
  const receivers = [new Receivers(), new Receivers()] as const;
  const servers = [stage().server(receivers[0]), stage().server(receivers[1])] as const;
  const got = () => receivers.flatMap((each) => each.got);
  const deliver = async () => {
    await Promise.all(servers.map((each) => each.deliver()));
    // A lane may have more deliveries than it had places.
    await Promise.all(servers.map((each) => each.deliver()));
  };
  return { receivers, servers, got, deliver };
}

test(`two servers make one delivery for each of ${EVENTS} events and webhooks, and send it once`, async () => {
  const { receivers, servers, got, deliver } = openTwo();
  // No receiver answers before both servers have sent something, so both work at the same time.
  const { promise: haveBegun, resolve: begin } = Promise.withResolvers<number>();
  for (const name of ['one', 'two', 'three']) {
    await stage().webhook(name);
    for (const each of receivers) each.when(name, () => haveBegun);
  }
  const ids = await stage().happen(EVENTS);
  const begun = async () => {
    await Promise.all(servers.map(({ turn }) => turn()));
    return receivers.map((each) => each.got.length > 0);
  };
  await expect.poll(begun).toEqual([true, true]);
  begin(200);
  await deliver();

  const keys = got().map(({ to, eventId }) => `${to} ${eventId}`);
  expect(keys).toHaveLength(3 * EVENTS);
  expect(new Set(keys).size).toBe(3 * EVENTS);
  expect(new Set(got().map(({ eventId }) => eventId))).toEqual(new Set(ids));
  expect(servers.flatMap(({ errors }) => errors)).toEqual([]);
  const rows = await stage().sql<{ count: number }>(
    "select count(*)::int as count from webhook_delivery where status = 'delivered' and tries = 1",
  );
  expect(rows).toEqual([{ count: 3 * EVENTS }]);
});

test('events that commit while the servers read are not missed and not doubled', async () => {
  const { got, deliver } = openTwo();
  await stage().webhook('one');
  const before = await stage().happen();
  const recording = Promise.all(Array.from({ length: 20 }, () => stage().happen(3)));
  await deliver();
  await recording;
  await deliver();

  const ids = (await stage().sql<{ id: string }>('select id from session_event where id >= $1', [before[0]])).map(
    ({ id }) => id,
  );
  expect(ids).toHaveLength(61);
  expect(
    got()
      .map(({ eventId }) => eventId)
      .sort(),
  ).toEqual(ids.sort());
});

test('control: without the lease, the other server sends what is under way', async () => {
  const { receivers, servers } = openTwo();
  await stage().webhook('shop');
  await stage().happen();
  receivers[0].when('shop', hang);
  await servers[0].turn();
  await expect.poll(() => receivers[0].got.length).toBe(1);
  await servers[1].deliver();
  expect(receivers[1].got).toEqual([]);

  using _step = betweenDriver(({ text }) => text.replaceAll(/d\.due_at <= (\(select now from at\)|at\.now)/g, 'true'));
  await servers[1].deliver();

  expect(receivers[1].got).toHaveLength(1);
  await servers[0].stop();
});

test('a webhook that one server pauses is paused on the other, also in the middle of its backlog', async () => {
  const { receivers, servers, got } = openTwo();
  const id = await stage().webhook('shop');
  await stage().happen(200);
  const pause = () => stage().sql("update webhook_state set paused_at = now(), pause_reason = 'asked'");
  let sent = 0;
  for (const each of receivers)
    each.when('shop', async () => {
      sent++;
      if (sent === 20) await pause();
      return 200;
    });

  await Promise.all(servers.map((each) => each.deliver()));
  const before = got().length;
  await Promise.all(servers.map((each) => each.deliver()));

  // Each server may have claimed eight deliveries before the pause.
  expect(before).toBeGreaterThanOrEqual(20);
  expect(before).toBeLessThanOrEqual(20 + 2 * 8 + 2 * 8);
  expect(got()).toHaveLength(before);
  await stage().sql('update webhook_state set paused_at = null, pause_reason = null');
  await servers[0].deliver();
  expect(new Set(got().map(({ eventId }) => eventId)).size).toBe(200);
  expect((await stage().deliveriesOf(id)).every(({ tries }) => tries === 1)).toBe(true);
});

test('a wait that a receiver asks one server for holds on the other', async () => {
  const { receivers, servers, got } = openTwo();
  await stage().webhook('busy');
  for (const each of receivers) each.when('busy', () => ({ status: 503, headers: { 'retry-after': '120' } }));
  await stage().happen(5);
  await servers[0].deliver();
  const before = got().length;
  clock.pass(100 * SECOND);
  await servers[1].deliver();
  expect(got()).toHaveLength(before);

  clock.pass(30 * SECOND);
  await servers[1].deliver();
  expect(got().length).toBeGreaterThan(before);
});

test('what a server that has died had claimed is sent by the other after the lease, and not before', async () => {
  const { receivers, servers, got } = openTwo();
  const id = await stage().webhook('shop');
  await stage().happen();
  await servers[0].turn();
  await servers[0].lanes.settle();
  // The server has sent, and dies before it stores the end.
  await stage().sql(
    "update webhook_delivery set status = 'pending', claim = 'x', due_at = due_at + interval '30 s', ended_at = null",
  );
  await servers[1].deliver();
  expect(got()).toHaveLength(1);

  clock.pass(31 * SECOND);
  await servers[1].deliver();

  expect(receivers.map((each) => each.got.length)).toEqual([1, 1]);
  expect(await stage().deliveriesOf(id)).toMatchObject([{ status: 'delivered', tries: 2 }]);
});

test('an attempt whose lease another server has taken over cannot store its end', async () => {
  const { receivers, servers } = openTwo();
  const { promise: isFree, resolve: free } = Promise.withResolvers<number>();
  receivers[0].when('shop', () => isFree);
  const id = await stage().webhook('shop');
  await stage().happen();
  await servers[0].turn();
  await expect.poll(() => receivers[0].got.length).toBe(1);
  clock.pass(31 * SECOND);
  receivers[1].when('shop', () => 500);
  await servers[1].deliver();
  free(200);
  await servers[0].lanes.settle();

  expect(await stage().deliveriesOf(id)).toMatchObject([{ status: 'pending', attempts: 1, tries: 2, lastStatus: 500 }]);
});

test('the schedule is that of the database: on a machine whose clock stands still, a delivery is tried at its time', async () => {
  const machine = { ...stage(), ...(await openWebhookStage({ ...systemClock, pass: () => {} })) };
  await using _machine = machine;
  // The clock of this process stands still, an hour in the past.
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - HOUR });
  try {
    const receivers = new Receivers();
    receivers.when('shop', () => 500);
    const server = machine.server(receivers);
    const id = await machine.webhook('shop');
    await machine.happen();
    await server.deliver();
    expect(receivers.got).toHaveLength(1);
    const [{ ms } = { ms: 0 }] = await machine.sql<{ ms: number }>(
      'select extract(epoch from due_at - clock_timestamp())::float * 1000 as ms from webhook_delivery',
    );
    expect(ms).toBeGreaterThan(3_000);
    expect(ms).toBeLessThan(6_000);
    await server.deliver();
    expect(receivers.got).toHaveLength(1);

    // The time of the database passes.
    await machine.sql("update webhook_delivery set due_at = due_at - interval '6 s'");
    await server.deliver();

    expect(receivers.got).toHaveLength(2);
    const timestamp = Number(receivers.got[1]?.headers['webhook-timestamp']);
    const [{ now } = { now: 0 }] = await machine.sql<{ now: number }>(
      'select extract(epoch from clock_timestamp())::float as now',
    );
    expect(Math.abs(timestamp - now)).toBeLessThan(60);
    expect(await machine.deliveriesOf(id)).toMatchObject([{ attempts: 2 }]);
  } finally {
    vi.useRealTimers();
  }
});

test('a replay that is paced is sent in the order of its times', async () => {
  const COUNT = isFull ? 10_000 : 200;
  const { servers, got } = openTwo();
  const id = await stage().webhook('shop');
  await stage().sql(
    `insert into webhook_delivery (id, webhook_id, event_id, event, status, attempts, tries, due_at, created_at)
     select 'dlv_' || lpad(n::text, 22, '0'), $1, 'evt_' || lpad(n::text, 26, '0'), 'call', 'pending', 0, 0,
       $2::timestamptz + n * interval '50 ms', now() from generate_series(1, $3::int) n`,
    [id, clock.now(), COUNT],
  );
  const steps: [count: number, last: string | undefined][] = [];
  for (let second = 1; second <= COUNT / 20; second++) {
    clock.pass(SECOND);
    await Promise.all(servers.map((each) => each.deliver()));
    const ids = got().map(({ eventId }) => eventId);
    steps.push([ids.length, ids.sort().at(-1)]);
  }

  // Twenty in a second, the earlier ones first. The statements of a turn come some milliseconds after its clock was read.
  expect(steps.filter(([count], at) => count < (at + 1) * 20 || count >= (at + 2) * 20)).toEqual([]);
  const last = (count: number) => `evt_${String(count).padStart(26, '0')}`;
  expect(steps).toEqual(steps.map(([count]) => [count, last(count)]));
});
