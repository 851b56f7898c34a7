import { rounds } from '@chatelaine/tools/rounds';
import { expect, test } from 'vitest';
import { PRUNE_DELIVERED } from '../../src/webhook/delivery.sql.ts';
import { betweenDriver } from '../races/support/driver.ts';
import { stillClock } from '../world/clock.ts';
import { shareStage } from './support/share-stage.ts';
import { hang, Receivers } from './support/stage.ts';

const BACKLOG = rounds(2_000, 100_000);
const SECOND = 1_000;
const clock = stillClock();
const stage = shareStage(clock);

// A statement has a few seconds, and the machine may be busy.
const AT_ONCE = 10_000;
async function inParts(count: number, statement: string, values: unknown[]): Promise<void> {
  for (let from = 1; from <= count; from += AT_ONCE)
    await stage().sql(statement, [...values, from, Math.min(count, from + AT_ONCE - 1)]);
}

/** Gives a webhook many deliveries that are due since an hour. */
const fill = (webhookId: string, count: number) =>
  inParts(
    count,
    `insert into webhook_delivery (id, webhook_id, event_id, event, status, attempts, tries, due_at, created_at)
     select 'dlv_' || lpad(n::text, 4, '0') || right(md5($1 || n), 18), $1, 'evt_' || lpad(n::text, 26, '0'), 'call',
       'pending', 0, 0, $2::timestamptz - interval '1 hour', now() from generate_series($3::int, $4::int) n`,
    [webhookId, clock.now()],
  );

test(`a receiver that hangs, one that is slow, and a backlog of ${BACKLOG} delay nobody else`, {
  timeout: 60_000,
}, async () => {
  const receivers = new Receivers();
  const ids = { hanging: await stage().webhook('hanging'), slow: await stage().webhook('slow') };
  const backlog = await stage().webhook('backlog');
  await stage().webhook('healthy');
  for (const id of [ids.hanging, ids.slow, backlog]) await fill(id, id === backlog ? BACKLOG : 50);
  await stage().sql('analyze webhook_delivery');
  receivers.when('hanging', hang);
  const { promise: isLate, resolve: answerLate } = Promise.withResolvers<number>();
  receivers.when('slow', () => isLate);
  // The receiver with the backlog answers only when the test lets it.
  const answers: (() => void)[] = [];
  receivers.when('backlog', (received, request) => {
    const { promise, resolve } = Promise.withResolvers<number>();
    answers.push(() => resolve(200));
    return Promise.race([promise, hang(received, request)]);
  });
  const server = stage().server(receivers);
  await server.turn();
  await expect.poll(() => receivers.got.length).toBe(3);

  const wanted: string[] = [];
  for (let round = 0; round < 5; round++) {
    // The backlog goes on: every answer doubles the number of its deliveries under way, up to eight.
    for (const answer of answers.splice(0)) answer();
    wanted.push(...(await stage().happen(3)));
    await server.turn();
    await expect.poll(() => receivers.idsAt('healthy').length).toBe(wanted.length);
    await expect.poll(() => answers.length).toBe(round === 0 ? 2 : 8);
  }

  // The others are still where they were: the events have arrived beside them, and not after them.
  expect(receivers.idsAt('healthy')).toEqual(wanted);
  expect([receivers.idsAt('hanging').length, receivers.idsAt('slow').length]).toEqual([1, 1]);
  expect(server.errors).toEqual([]);
  answerLate(200);
  await server.stop();
});

test('control: with one place for all, the receiver that hangs delays the healthy one', async () => {
  const receivers = new Receivers();
  await fill(await stage().webhook('hanging'), 5);
  await stage().webhook('healthy');
  receivers.when('hanging', hang);
  const limits = { endpoint: 1, account: 1, all: 1, failing: 1 };
  const server = stage().server({ ...receivers, send: receivers.send, limits });
  await server.turn();
  await expect.poll(() => receivers.got.length).toBe(1);
  await stage().happen();
  await server.turn();
  await server.turn();

  expect(receivers.got.map(({ to }) => to)).toEqual(['hanging']);
  await server.stop();
});

test('receivers without a free place wait in a row, and each gets its turn', async () => {
  const receivers = new Receivers();
  const names = Array.from({ length: 12 }, (_, at) => `shop-${at}`);
  for (const name of names) await fill(await stage().webhook(name), 4);
  const server = stage().server({
    ...receivers,
    send: receivers.send,
    limits: { endpoint: 8, account: 3, all: 3, failing: 3 },
  });
  await server.turn();
  await server.lanes.settle();

  expect(receivers.got).toHaveLength(names.length * 4);
  const firsts = names.map((name) => receivers.got.findIndex(({ to }) => to === name));
  // Everybody had a first delivery before anybody had the third.
  const thirds = names.map((name) => receivers.got.flatMap(({ to }, at) => (to === name ? [at] : []))[2] ?? 0);
  expect(Math.max(...firsts)).toBeLessThan(Math.min(...thirds));
});

interface Step {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  Plans?: Step[];
}
const stepsIn = (step: Step): Step[] => [step, ...(step.Plans ?? []).flatMap(stepsIn)];

/** The plan of a statement as the server sends it. `without` is an index that the plan must do without. */
async function planOf({ text, values }: { text: string; values: readonly unknown[] }, without?: string) {
  const client = await stage().pool.connect();
  try {
    await client.query('begin');
    if (without !== undefined) await client.query(`drop index ${without}`);
    const { rows } = await client.query<{ 'QUERY PLAN': { Plan: Step }[] }>(`explain (format json) ${text}`, [
      ...values,
    ]);
    const steps = rows.flatMap((row) => row['QUERY PLAN'].flatMap(({ Plan }) => stepsIn(Plan)));
    const isOfDeliveries = (step: Step) => step['Relation Name'] === 'webhook_delivery';
    return {
      indexes: steps.flatMap((step) => step['Index Name'] ?? []),
      isWhole: steps.some((step) => step['Node Type'] === 'Seq Scan' && isOfDeliveries(step)),
      isSorted: steps.some((step) => step['Node Type'].endsWith('Sort') && stepsIn(step).some(isOfDeliveries)),
    };
  } finally {
    await client.query('rollback');
    client.release();
  }
}

test('each turn reads the backlog through the partial index alone', async () => {
  const receivers = new Receivers();
  const backlog = await stage().webhook('backlog');
  await fill(backlog, BACKLOG);
  await fill(await stage().webhook('other'), 5);
  await inParts(
    BACKLOG,
    `insert into webhook_delivery (id, webhook_id, event_id, event, status, attempts, tries, due_at, created_at, ended_at)
     select 'dlv_d' || lpad(n::text, 21, '0'), $1, 'evt_d' || lpad(n::text, 25, '0'), 'call', 'delivered', 1, 1, now(),
       now(), now() from generate_series($2::int, $3::int) n`,
    [backlog],
  );
  await stage().sql('analyze webhook_delivery');
  const sent: { text: string; values: readonly unknown[] }[] = [];
  const server = stage().server(receivers);
  {
    using _step = betweenDriver(({ text, values, on }) => {
      if (on === 'chatelaine' && text.includes('webhook_delivery')) sent.push({ text, values });
      return text;
    });
    await stage().happen();
    await server.turn();
    await server.stop();
  }
  const statement = (part: RegExp) => {
    const found = sent.find(({ text }) => part.test(text));
    if (found === undefined) throw new Error(`Nothing like ${part} was sent.`);
    return found;
  };
  const [find, claim, tests] = [/with recursive at/, /chosen as \(/, /select distinct s\.webhook_id/].map(statement);
  if (!find || !claim || !tests) throw new Error('A statement is missing.');

  const by = (index: string) => ({ indexes: expect.arrayContaining([index]), isWhole: false });
  expect(await planOf(find)).toMatchObject(by('webhook_delivery_due'));
  expect(await planOf(tests)).toMatchObject(by('webhook_delivery_test'));
  expect(await planOf(claim)).toMatchObject({ ...by('webhook_delivery_due'), isSorted: false });
  for (const each of sent) expect((await planOf(each)).isWhole, each.text).toBe(false);
  // Control: without the index, the backlog is sorted or read whole.
  const { isWhole, isSorted } = await planOf(claim, 'webhook_delivery_due');
  expect(isWhole || isSorted).toBe(true);
});

test('the nightly deletion finds what is old in its index, beside many deliveries that failed', async () => {
  await inParts(
    BACKLOG * 2,
    `insert into webhook_delivery (id, webhook_id, event_id, event, status, attempts, tries, due_at, created_at, ended_at)
     select 'dlv_d' || lpad(n::text, 21, '0'), 'wh_old', 'evt_d' || lpad(n::text, 25, '0'), 'call',
       case n % 2 when 0 then 'delivered' else 'failed' end, 1, 1, now(), now(), now() - interval '8 days'
     from generate_series($1::int, $2::int) n`,
    [],
  );
  await stage().sql('analyze webhook_delivery');
  let place = 0;
  const text = PRUNE_DELIVERED.replace(/\?/g, () => `$${++place}`);
  const prune = { text, values: [new Date(clock.now().getTime() - 7 * 24 * 3_600 * SECOND), 1_000] };

  const { indexes, isSorted } = await planOf(prune);
  expect([indexes.includes('webhook_delivery_old'), isSorted]).toEqual([true, false]);
  // Control: without the index, each batch reads and sorts all of them.
  expect((await planOf(prune, 'webhook_delivery_old')).isSorted).toBe(true);
});

test('an old webhook that reads on after a long pause delays no other of its client', async () => {
  const receivers = new Receivers();
  const old = await stage().webhook('old');
  await stage().sql("update webhook_state set paused_at = now(), pause_reason = 'asked'");
  await stage().happen(1_200);
  await stage().webhook('new');
  await stage().sql('update webhook_state set paused_at = null, pause_reason = null where webhook_id = $1', [old]);
  const ids = await stage().happen();
  const server = stage().server(receivers);
  expect((await server.turn()).hasMore).toBe(true);

  // One turn has read the news for the new one, and only 500 events for the old one.
  await expect.poll(() => receivers.idsAt('new')).toEqual(ids);
  const rows = await stage().sql<{ id: string; count: number }>(
    'select webhook_id as id, count(*)::int as count from webhook_delivery group by 1',
  );
  expect(rows.find(({ id }) => id === old)?.count).toBe(500);
  await server.stop();
  clock.pass(SECOND);
});
