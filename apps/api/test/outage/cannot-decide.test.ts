import { isFull } from '@chatelaine/tools/rounds';
import { expect, test } from 'vitest';
import { createLog } from '../../src/platform/log.ts';
import { SQLSTATES } from '../../src/platform/outage.ts';
import { startWorld, type World } from '../world/start-world.ts';
import { type Call, callsAt } from './calls.ts';
import { expectAnswered, expectUnavailable } from './expect-calls.ts';
import { failStatements } from './fail-statements.ts';
import { REFUSED, refusedCallsAt } from './refused-calls.ts';

/**
 * The SQLSTATE codes with which the tests let statements fail: one code for each class in `SQLSTATES`, and every full
 * code in `SQLSTATES`. Entries whose meaning is `null` are left out.
 */
const CODES = Object.entries(SQLSTATES).flatMap(([code, meaning]) =>
  meaning === null ? [] : [code.length === 2 ? `${code}000` : code],
);

test('whatever a database says when it cannot decide, every door says 503 and when to come back', async () => {
  await using world = await startWorld({ log: createLog('silent') });
  const calls = [...(await callsAt(world)), ...(await refusedCallsAt(world)), ...changesAt(world)];
  // The world starts the session of the partner's user when the user makes a first call, and this needs the database.
  // So the test makes this call before the statements fail.
  await world.as(world.demo.partner.user).get('/api/auth/get-session');

  // A full run tests every code at every door. A quick run tests each code at two doors, and each door with at least
  // one code.
  for (const [index, code] of CODES.entries()) {
    using _failing = failStatements(code);
    const two = [calls[(2 * index) % calls.length], calls[(2 * index + 1) % calls.length]];
    await expectUnavailable(isFull ? calls : two.filter((each) => each !== undefined));
  }

  expect(2 * CODES.length).toBeGreaterThanOrEqual(calls.length);
  // Control: `42P01` is not in `SQLSTATES`, so the error is a bug. A call with a session gets 500. A call with a key
  // gets 503, because the look-up of a key always answers 503 when it fails.
  using _failing = failStatements('42P01');
  expect((await world.as(world.demo.partner.partnerKey).ask('channels.list')).status).toBe(503);
  expect((await world.as(world.bakery.user).ask('channels.list')).status).toBe(500);
});

test('a database that became read-only: every door says 503, also to those whom it does not know, and so does health', async () => {
  await using world = await startWorld({ log: createLog('silent') });
  const { sql, databaseUrl, bakery, signIn } = world;
  const calls = await callsAt(world);
  const refused = await refusedCallsAt(world);
  const leaving = await signIn(bakery.user);
  const signOut = () => leaving.post('/api/auth/sign-out', {});
  const name = new URL(databaseUrl).pathname.slice(1);

  await sql(`alter database ${name} set default_transaction_read_only = on`);
  await sql(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  );
  await expectUnavailable([...calls, ...refused, ...changesAt(world)]);
  // The failed sign-out has not ended the session, so the server must not answer that the sign-out succeeded.
  expect((await signOut()).status).toBe(503);
  expect(await world.as({}).get('/healthz')).toMatchObject({
    body: { message: expect.stringContaining('no changes') },
  });

  await sql(`alter database ${name} reset default_transaction_read_only`);
  await expectAnswered(calls);
  expect((await leaving.get('/api/auth/get-session')).body).toMatchObject({ email: bakery.user.email });
  expect((await signOut()).status).toBe(200);
  expect((await leaving.get('/api/auth/get-session')).body).toBeNull();
  // Control: when the database takes changes again, the doors can decide whether they know a caller. So they refuse the
  // unknown callers.
  expect(await statusesOf(refused)).toEqual(REFUSED);
});

/** Changes by a key and by a cookie, and a sign-out of all sessions. */
function changesAt({ as, demo, bakery }: World): Call[] {
  const unavailable = { error: { data: { code: 'unavailable' } } };
  const { partnerKey, user } = demo.partner;
  const input = { requireSignature: false };
  return [
    { what: 'a change by key', unavailable, send: () => as(partnerKey).change('settings.update', input) },
    { what: 'a change by cookie', unavailable, send: () => as(user).change('settings.update', input) },
    {
      what: 'signing out everywhere',
      unavailable: { code: 'unavailable' },
      send: () => as(bakery.user).post('/api/auth/sign-out', { everywhere: true }),
    },
  ];
}

async function statusesOf(calls: readonly Call[]): Promise<number[]> {
  const told: number[] = [];
  for (const { send } of calls) told.push((await send()).status);
  return told;
}
