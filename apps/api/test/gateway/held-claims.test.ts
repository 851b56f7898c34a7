import { eventually } from '@chatelaine/tools/browser/eventually';
import pg from 'pg';
import { expect, test } from 'vitest';
import { startWorld } from '../world/start-world.ts';

// The number of messages. It is larger than the number of database connections of a node, so without a limit these
// calls would take all connections.
const CALLS = 12;

// When an operator or a migration locks the table of idempotency keys, every message that makes a claim in this table
// waits for the lock. These messages use connections that are reserved for claims.
test('messages whose claims wait for a lock keep no other call waiting, and are sent once when the lock is free', async () => {
  await using world = await startWorld();
  const channelId = world.travel.channels[0]?.id ?? '';
  const key = world.as(await world.partner.channelKeys.create({ channelId, name: 'Prod server' }));
  const operator = new pg.Client({ connectionString: world.databaseUrl });
  await operator.connect();
  await operator.query('begin; lock table platform.idempotency in access exclusive mode');

  const claims = Array.from({ length: CALLS }, (_, at) =>
    key.send(undefined, { headers: { 'idempotency-key': `order-${at}` } }),
  );
  const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  await eventually(() => world.sql(waiting)).toHaveLength(5);
  const others = await Promise.all(Array.from({ length: CALLS }, () => key.send()));
  // Control: five of the messages still wait for the lock.
  expect(await world.sql(waiting)).toHaveLength(5);
  await operator.query('rollback');
  await operator.end();

  expect(others.map(({ status }) => status)).toEqual(Array(CALLS).fill(200));
  expect((await Promise.all(claims)).map(({ status }) => status)).toEqual(Array(CALLS).fill(200));
});
