import { expect, test } from 'vitest';
import { newId } from '../../src/platform/id.ts';
import { stillClock } from '../world/clock.ts';
import { shareStage } from './support/share-stage.ts';
import { hang, Receivers } from './support/stage.ts';

const [SECOND, HOUR, DAY] = [1_000, 3_600_000, 86_400_000];
const clock = stillClock();
const stage = shareStage(clock);

/** A server with its receivers. The function takes turns until nothing is due any more, after some time has passed. */
function open() {
  const receivers = new Receivers();
  const server = stage().server(receivers);
  const deliver = async (afterMs = 0) => {
    clock.pass(afterMs);
    await server.deliver();
    expect(server.errors).toEqual([]);
  };
  return { receivers, server, deliver, when: receivers.when.bind(receivers) };
}

test('an event is delivered once, signed, and its attempt is in the log', async () => {
  const { receivers, deliver } = open();
  const id = await stage().webhook('shop');
  const [eventId = ''] = await stage().happen();

  await deliver();
  await deliver(HOUR);

  expect(receivers.idsAt('shop')).toEqual([eventId]);
  expect(Object.keys(receivers.got[0]?.headers ?? {})).toContain('webhook-signature');
  expect(await stage().deliveriesOf(id)).toMatchObject([
    { eventId, event: 'call', status: 'delivered', attempts: 1, tries: 1, claim: null, lastStatus: 200 },
  ]);
  expect(await stage().sql('select number, status, error from webhook_attempt')).toEqual([
    { number: 1, status: 200, error: null },
  ]);
});

test('a secret that cannot be decrypted any more is a failed attempt, which its owner sees, and nothing is sent', async () => {
  const { receivers, deliver } = open();
  const id = await stage().webhook('shop');
  await stage().sql("update webhook set secret = 'v1.' || repeat('A', 64) where id = $1", [id]);
  await stage().happen();

  await deliver();

  expect(receivers.got).toEqual([]);
  expect(await stage().deliveriesOf(id)).toMatchObject([
    { status: 'pending', attempts: 1, claim: null, lastError: expect.stringContaining('cannot be decrypted') },
  ]);
  expect(await stage().stateOf(id)).toMatchObject({ failingSince: expect.any(Date) });
});

test('a webhook gets the events of its filter, and none of before it was made', async () => {
  const { receivers, deliver } = open();
  await stage().happen();
  await stage().webhook('all');
  await stage().webhook('statuses', { events: ['message.status'] });
  await stage().webhook('support', { channelIds: [stage().support.id] });
  await stage().webhook('travel', { accountId: stage().travel.id });
  await stage().webhook('partner', { kind: 'partner' });

  const [call, status] = [await stage().happen(), await stage().happen(1, { event: 'message.status' })];
  const ofSupport = await stage().happen(1, { channelId: stage().support.id });
  await deliver();

  expect(receivers.idsAt('all')).toEqual([...call, ...status, ...ofSupport]);
  expect(receivers.idsAt('statuses')).toEqual(status);
  expect(receivers.idsAt('support')).toEqual(ofSupport);
  expect(receivers.idsAt('travel')).toEqual([]);
  expect(receivers.idsAt('partner')).toEqual([]);
});

test('the environment is that of the key that sent the message, or that the event is about; without one it passes', async () => {
  const { receivers, deliver } = open();
  const key = async (environment: string | null) => {
    const id = newId('key');
    await stage().sql(
      `insert into api_key (id, kind, name, folded_name, scopes, client_id, environment, created_at)
       values ($1, 'organization', 'x', 'x', '{send}', $2, $3, now())`,
      [id, stage().bakery.id, environment],
    );
    return id;
  };
  const sent = async (apiKeyId: string | null) => {
    const messageId = newId('message');
    await stage().sql(
      `insert into message (id, channel_id, client_id, chat_id, direction, type, content, status, api_key_id, created_at)
       values ($1, $2, $3, 'chat_x', 'out', 'text', '{}', 'sent', $4, now())`,
      [messageId, stage().orders.id, stage().bakery.id, apiKeyId],
    );
    return (await stage().happen(1, { event: 'message.status', payload: { messageId } }))[0];
  };
  await stage().webhook('live', { environments: ['production'] });
  await stage().webhook('partner', { kind: 'partner', environments: ['production'] });
  const [live, demo, none] = [await key('production'), await key('staging'), await key(null)];

  const wanted = [await sent(live), await sent(none), await sent(null)];
  const unwanted = await sent(demo);
  for (const subjectId of [live, demo, none, null]) await stage().happenToPartner(subjectId);
  await deliver();

  expect(receivers.idsAt('live')).toEqual(wanted);
  expect(receivers.idsAt('live')).not.toContain(unwanted);
  const told = await stage().sql<{ id: string; subject_id: string | null }>(
    "select id, subject_id from event where type = 'channel.renamed' order by id",
  );
  expect(receivers.idsAt('partner')).toEqual(told.filter((row) => row.subject_id !== demo).map((row) => row.id));
});

test('a delivery is tried nine times on its schedule, with the same id, and then has failed', async () => {
  const { receivers, when, deliver } = open();
  when('broken', () => ({ status: 500, text: 'Out of order' }));
  const id = await stage().webhook('broken');
  const [eventId = ''] = await stage().happen();
  const waits: number[] = [];
  const now = () => clock.now().getTime();

  for (let attempt = 1; attempt <= 9; attempt++) {
    await deliver();
    const [row] = await stage().deliveriesOf(id);
    expect([row?.attempts, receivers.got.length]).toEqual([attempt, attempt]);
    if (row?.status !== 'pending') break;
    const waitMs = row.dueAt.getTime() - now();
    waits.push(waitMs);
    // Control: before its time, the delivery is not tried.
    await deliver(waitMs - 100);
    expect(receivers.got).toHaveLength(attempt);
    clock.pass(200);
  }

  const schedule = [5, 30, 120, 600, 3_600, 14_400, 36_000, 86_400];
  expect(waits).toHaveLength(schedule.length);
  for (const [at, waitMs] of waits.entries()) {
    const ratio = waitMs / ((schedule[at] ?? 0) * SECOND);
    expect(ratio, `wait ${at}`).toBeGreaterThan(0.79);
    expect(ratio, `wait ${at}`).toBeLessThan(1.21);
  }
  expect(new Set(receivers.idsAt('broken'))).toEqual(new Set([eventId]));
  expect(new Set(receivers.got.map(({ headers }) => headers['webhook-signature'])).size).toBeGreaterThan(1);
  expect(await stage().deliveriesOf(id)).toMatchObject([
    { status: 'failed', attempts: 9, lastStatus: 500, lastError: 'The receiver answered 500.' },
  ]);
  expect(await stage().sql('select answer from webhook_attempt where number = 9')).toEqual([
    { answer: 'Out of order' },
  ]);
});

test('a webhook with a policy of its own follows it', async () => {
  const { receivers, when, deliver } = open();
  when('broken', () => 'nothing');
  const id = await stage().webhook('broken', { retryPolicy: { policy: 'constant', delaySeconds: 60, attempts: 2 } });
  await stage().happen();

  await deliver();
  await deliver(40 * SECOND);
  expect(receivers.got).toHaveLength(1);
  await deliver(40 * SECOND);
  await deliver(DAY);

  expect(receivers.got).toHaveLength(2);
  expect(await stage().deliveriesOf(id)).toMatchObject([
    { status: 'failed', attempts: 2, lastStatus: null, lastError: 'The host gave no answer within 15 s.' },
  ]);
});

test('a receiver that asks for a wait gets it, for all its deliveries, and the attempt does not count', async () => {
  const { receivers, when, deliver } = open();
  let isBusy = true;
  when('busy', () => (isBusy ? { status: 429, headers: { 'retry-after': '600' } } : 200));
  const id = await stage().webhook('busy');
  await stage().webhook('other');
  const [first = ''] = await stage().happen();
  await deliver();
  const [second = ''] = await stage().happen();

  await deliver(599 * SECOND);
  expect(receivers.idsAt('busy')).toEqual([first]);
  expect(receivers.idsAt('other')).toEqual([first, second]);
  expect(await stage().deliveriesOf(id)).toMatchObject([
    { status: 'pending', attempts: 0, tries: 1 },
    { status: 'pending', attempts: 0, tries: 0 },
  ]);
  // It counts as failing, so a receiver that asks for a wait for ever is paused in the end.
  expect(await stage().stateOf(id)).toMatchObject({ failingSince: expect.anything() });
  isBusy = false;
  await deliver(2 * SECOND);

  expect(receivers.idsAt('busy').sort()).toEqual([first, first, second].sort());
  expect(await stage().deliveriesOf(id)).toMatchObject([
    { status: 'delivered', attempts: 1, tries: 2 },
    { status: 'delivered', attempts: 1, tries: 1 },
  ]);
  expect(await stage().stateOf(id)).toMatchObject({ failingSince: null, pausedAt: null });
});

const events = (type: string, webhookId: string) =>
  stage().sql<Record<string, unknown>>(
    `select actor_kind, partner_id, client_id, channel_id, subject_id, data from event
     where type = $1 and subject_id = $2 order by id`,
    [type, webhookId],
  );

test.each([
  ['410', 410],
  ['a wait', { status: 503, headers: { 'retry-after': '86400' } }],
  ['an error', 500],
])('an answer from the old URL during its change does not stop the new URL: %s', async (_, reply) => {
  const { receivers, deliver, when } = open();
  const id = await stage().webhook('old');
  when('old', async () => {
    await stage().sql("update webhook set url = 'https://new.example/in' where id = $1", [id]);
    return reply;
  });
  const [before = ''] = await stage().happen();
  await deliver();
  const [after = ''] = await stage().happen();

  await deliver();

  expect(await stage().stateOf(id)).toMatchObject({ pausedAt: null, failingSince: null, heldUntil: null });
  expect([receivers.idsAt('old'), receivers.idsAt('new')]).toEqual([[before], [after]]);
});

test('410 pauses the webhook; its deliveries wait, and new events get none until it goes on', async () => {
  const { receivers, when, deliver } = open();
  when('gone', () => 410);
  const id = await stage().webhook('gone');
  const [first = ''] = await stage().happen();
  await deliver();
  const [second = ''] = await stage().happen();
  await deliver(DAY);

  expect(receivers.idsAt('gone')).toEqual([first]);
  expect(await stage().stateOf(id)).toMatchObject({ pausedAt: expect.any(Date), pauseReason: 'gone' });
  expect((await stage().deliveriesOf(id)).map(({ eventId, status }) => [eventId, status])).toEqual([
    [first, 'pending'],
  ]);
  expect(await events('webhook.paused', id)).toEqual([
    {
      ...{ actor_kind: 'system', partner_id: null, client_id: stage().bakery.id, channel_id: null, subject_id: id },
      data: { host: 'gone.example', reason: 'gone' },
    },
  ]);
  when('gone', () => 200);
  await stage().sql('update webhook_state set paused_at = null, pause_reason = null');
  await deliver();
  expect(receivers.idsAt('gone').slice(1).sort()).toEqual([first, second].sort());
});

test('after a day of failures its owner is told once, and after five days the webhook is paused', async () => {
  const { receivers, when, deliver } = open();
  when('dead', () => 'nothing');
  const id = await stage().webhook('dead', { kind: 'partner' });
  const told = async () => [
    (await events('webhook.failing', id)).length,
    (await stage().stateOf(id))?.pauseReason ?? null,
  ];
  await stage().happenToPartner();
  await deliver();
  const since = (await stage().stateOf(id))?.failingSince;
  expect(since).not.toBeNull();

  const steps: unknown[] = [];
  for (const afterMs of [23 * HOUR, 2 * HOUR, DAY, 3 * DAY - 3 * HOUR, 3 * HOUR]) {
    await stage().happenToPartner();
    await deliver(afterMs);
    steps.push(await told());
  }

  expect(steps).toEqual([
    [0, null],
    [1, null],
    [1, null],
    [1, null],
    [1, 'failing'],
  ]);
  expect(await events('webhook.failing', id)).toMatchObject([
    { partner_id: stage().partnerId, subject_id: id, data: { host: 'dead.example', since: since?.toISOString() } },
  ]);
  const before = receivers.got.length;
  await stage().happenToPartner();
  await deliver(DAY);
  expect(receivers.got).toHaveLength(before);
});

test('a delivery that arrives ends the failing', async () => {
  const { when, deliver } = open();
  when('unsteady', () => 500);
  const id = await stage().webhook('unsteady');
  await stage().happen();
  await deliver();
  await deliver(25 * HOUR);
  expect(await stage().stateOf(id)).toMatchObject({ failingSince: expect.any(Date), toldAt: expect.any(Date) });

  when('unsteady', () => 200);
  await stage().happen();
  await deliver();

  expect(await stage().stateOf(id)).toMatchObject({ failingSince: null, toldAt: null });
});

test('a delivery that arrives after another one has failed ends the failing, even if it began before', async () => {
  const { when, deliver, receivers } = open();
  const id = await stage().webhook('unsteady');
  await stage().happen();
  await deliver();
  const [first] = await stage().happen(2);
  const isFirst = ({ eventId }: { eventId: string }) => eventId === first;
  when('unsteady', async (received) => {
    if (isFirst(received)) return 500;
    await expect.poll(async () => (await stage().stateOf(id))?.failingSince).toEqual(expect.any(Date));
    return 200;
  });

  await deliver();

  expect(receivers.got).toHaveLength(3);
  expect(await stage().stateOf(id)).toMatchObject({ failingSince: null });
});

test('an event without a body ends its delivery with the reason, and the others arrive', async () => {
  const receivers = new Receivers();
  const id = await stage().webhook('shop');
  const ids = await stage().happen(3);
  const server = stage().server({
    ...receivers,
    bodiesOf: async () =>
      new Map([
        [ids[0] ?? '', { end: 'contact_erased' }],
        [ids[1] ?? '', { text: '{}' }],
      ]),
  });
  await server.deliver();

  expect(receivers.idsAt('shop')).toEqual([ids[1]]);
  expect((await stage().deliveriesOf(id)).map(({ status, reason }) => [status, reason])).toEqual([
    ['ended', 'contact_erased'],
    ['delivered', null],
    ['ended', 'event_gone'],
  ]);
});

test('a test is delivered once, also while the webhook is paused, and says nothing about the deliveries', async () => {
  const { receivers, when, deliver } = open();
  when('paused', () => ({ status: 429, headers: { 'retry-after': '60' } }));
  const id = await stage().webhook('paused');
  await stage().happen();
  await stage().sql("update webhook_state set paused_at = now(), pause_reason = 'asked'");
  await stage().sql(
    `insert into webhook_delivery (id, webhook_id, event_id, event, status, attempts, tries, due_at, created_at)
     values ($1, $2, $3, 'webhook.test', 'pending', 0, 0, now() - interval '1 minute', now())`,
    [newId('delivery'), id, `evt_${'7'.repeat(26)}`],
  );

  await deliver();
  await deliver(DAY);

  expect(receivers.got).toHaveLength(1);
  expect(await stage().deliveriesOf(id)).toMatchObject([{ event: 'webhook.test', status: 'failed', attempts: 1 }]);
  expect(await stage().stateOf(id)).toMatchObject({ failingSince: null, heldUntil: null, pauseReason: 'asked' });
});

test('a statement that fails is told, and what was claimed is tried again after the lease', async () => {
  const receivers = new Receivers();
  const id = await stage().webhook('shop');
  const [eventId = ''] = await stage().happen();
  let isAway = true;
  const server = stage().server({
    ...receivers,
    bodiesOf: async () => {
      if (isAway) throw new Error('The database is away.');
      return new Map([[eventId, { text: '{}' }]]);
    },
  });
  await server.deliver();
  isAway = false;
  await server.deliver();
  expect(server.errors).toMatchObject([{ message: 'The database is away.' }]);
  expect(receivers.got).toEqual([]);

  clock.pass(31 * SECOND);
  await server.deliver();

  expect(receivers.idsAt('shop')).toEqual([eventId]);
  expect(await stage().deliveriesOf(id)).toMatchObject([{ status: 'delivered', attempts: 1, tries: 2 }]);
});

test('attempts that a stop ends are not stored, and are made again after the lease', async () => {
  const receivers = new Receivers();
  receivers.when('shop', hang);
  const id = await stage().webhook('shop');
  const [eventId] = await stage().happen();
  const stopped = stage().server(receivers);
  await stopped.turn();
  await expect.poll(() => receivers.got.length).toBe(1);
  await stopped.stop();
  expect(await stage().deliveriesOf(id)).toMatchObject([{ status: 'pending', attempts: 0, tries: 1 }]);

  receivers.when('shop', () => 200);
  const other = stage().server(receivers);
  await other.deliver();
  expect(receivers.got).toHaveLength(1);
  clock.pass(31 * SECOND);
  await other.deliver();

  expect(receivers.idsAt('shop')).toEqual([eventId, eventId]);
  expect(await stage().deliveriesOf(id)).toMatchObject([{ status: 'delivered', attempts: 1, tries: 2 }]);
});
