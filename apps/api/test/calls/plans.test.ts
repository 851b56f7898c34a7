import type { Actor } from '@chatelaine/shared';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { listCalls, listCountedHours } from '../../src/kept-call/index.ts';
import type { Work } from '../../src/platform/work.ts';
import { keyUses } from '../../src/usage/index.ts';
import { openUsageStage } from '../usage/stage.ts';

// Adding the rows and their indexes takes about two seconds.
let stage: Awaited<ReturnType<typeof openUsageStage>>;
let key: string;
beforeAll(async () => {
  stage = await openUsageStage();
  const { partner, channel } = stage.ids;
  key = await stage.addKey({ kind: 'channel', partnerId: partner, channelId: channel });
  const { pool } = stage.services;
  // Half of the calls belong to the partner, and a hundredth of them has a rare outcome.
  await pool.query(
    `insert into kept_call
       (id, request_id, api_key_id, account_id, key_kind, channel_id, at, door, operation, outcome, status)
     select lpad(to_hex(n), 26, '0'), 'request ' || n, case when n % 20 = 0 then $1 else 'key_' || n % 500 end,
       case when n % 2 = 0 then $2 else n % 100 || 'CL' end, 'channel', case when n % 20 = 0 then $3 else n % 500 || 'CH' end,
       now(), 'messaging', 'POST /messages', case when n % 100 = 0 then 'revoked' else 'ok' end, 401
     from generate_series(1, 40000) n`,
    [key, partner, channel],
  );
  await pool.query(
    `insert into kept_call_hour (api_key_id, hour, is_refused, account_id, key_kind, channel_id, offered, dropped)
     select 'key_' || n, date_trunc('hour', now()) - n % 150 * interval '1 hour', true,
       case when n % 10 = 0 then $1 else n % 100 || 'CL' end, 'channel', 'x', n % 2000, 0 from generate_series(1, 20000) n`,
    [partner],
  );
  await pool.query(
    `insert into usage (api_key_id, hour, outcome, scope, calls, last_at)
     select 'key_' || n % 5, date_trunc('hour', now()) - n * interval '1 hour', 'ok', 'send', 1, now()
     from generate_series(1, 20000) n`,
  );
  await pool.query('analyze kept_call, kept_call_hour, usage');
});
afterAll(() => stage[Symbol.asyncDispose]());

/** Returns the plans of all statements that a function sends to the database. */
async function plansOf(run: (work: Work) => Promise<unknown>): Promise<string[]> {
  const work = stage.work();
  const execute = vi.spyOn(work.em, 'execute');
  await run(work);
  const asked = execute.mock.calls.map(([sql, values]) => [sql, values] as const);
  execute.mockRestore();
  const plans: string[] = [];
  for (const [sql, values] of asked) {
    const rows = await work.em.execute<{ 'QUERY PLAN': string }[]>(`explain ${String(sql)}`, values ?? []);
    plans.push(rows.map((row) => row['QUERY PLAN']).join('\n'));
  }
  return plans;
}

const BIG = /Seq Scan on (?:kept_call|kept_call_hour|usage)\b/;
const QUERIES: [string, (work: Work, actor: Actor) => Promise<unknown>][] = [
  ['the first page', (work, actor) => listCalls(work, actor, {})],
  ['a later page', (work, actor) => listCalls(work, actor, { cursor: '9'.padStart(26, '0') })],
  ['one key', (work, actor) => listCalls(work, actor, { keyId: key })],
  ['one number', (work, actor) => listCalls(work, actor, { channelId: stage.ids.channel })],
  ['one outcome', (work, actor) => listCalls(work, actor, { outcome: 'revoked' })],
  ['all refusals', (work, actor) => listCalls(work, actor, { outcome: 'refused' })],
  ['one request id', (work, actor) => listCalls(work, actor, { requestId: 'request 7' })],
  ['counted hours', (work, actor) => listCountedHours(work, actor, {})],
  ['last calls', (work) => keyUses(work, ['key_1', 'key_2', key])],
];

test.each(QUERIES)('%s: few statements, and none reads a whole table', async (_, run) => {
  for (const who of ['partner', 'partnerMember'] as const) {
    const plans = await plansOf((work) => run(work, stage.actors[who]));

    expect(plans.length).toBeGreaterThan(0);
    expect(plans.length).toBeLessThanOrEqual(3);
    for (const plan of plans) expect(plan).not.toMatch(BIG);
  }
});

test('control: a statement without an index is noticed', async () => {
  const [plan] = await plansOf((work) => work.em.execute("select * from kept_call where address = 'x' limit 5"));

  expect(plan).toMatch(BIG);
});
