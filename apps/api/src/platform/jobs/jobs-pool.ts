import pg from 'pg';
import { connectionOptions, type Database, type Patience } from '../db/database.ts';
import { leaveNothing } from '../db/leave-nothing.ts';
import { requireWritable } from '../db/read-only.ts';

const PATIENCE: Patience = { query: 30_000, statement: 30_000, idleInTransaction: 10_000 };

/** Opens the few connections for background work, so that background work never uses the gateway's connections. */
export function openJobsPool(database: Database, max: number, complain: (error: Error) => void): pg.Pool {
  const pool = new pg.Pool({
    ...connectionOptions(database, 'chatelaine-jobs', PATIENCE),
    max,
    // The pool refuses a connection to a database that takes no changes, because that database is no longer the
    // primary. The next connection may lead to the new primary.
    onConnect: requireWritable,
  });
  if (database.isPooled) leaveNothing(pool, PATIENCE);
  const cut = (error: Error) => {
    if (!pool.ending) complain(error);
  };
  // An error event without a listener would end the process.
  pool.on('error', cut);
  pool.on('connect', (client) => client.on('error', cut));
  return pool;
}
