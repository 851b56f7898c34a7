import pg from 'pg';
import type { Logger } from '../log.ts';
import { connectionOptions, type Database, type Patience } from './database.ts';
import { leaveNothing } from './leave-nothing.ts';
import { requireWritable } from './read-only.ts';

const PATIENCE: Patience = {
  query: 5_000,
  statement: 5_000,
  // A node that stops responding in the middle of a change must not hold its locks for ever.
  idleInTransaction: 10_000,
};

/** Options of one pool. */
export interface PoolOptions {
  name?: string;
  max?: number;
}

/**
 * Opens a pool of connections that the ORM does not use. One pool is only for the look-up of keys. Another pool is for
 * messages with an `Idempotency-Key`, people's identities and the counts of failures.
 *
 * These two pools together have eight connections by default. In a measurement on two cores, sixteen connections did
 * fewer look-ups a second than eight. In each pool, half of the connections stay open, because a log-in takes time and
 * a thread. Every wait has a time limit, and a database that does not answer in time counts as an outage.
 */
export function openPool(
  database: Database,
  log: Logger,
  { name = 'chatelaine-gateway', max = 8 }: PoolOptions = {},
): pg.Pool {
  const pool = new pg.Pool({
    ...connectionOptions(database, name, PATIENCE),
    max,
    min: Math.ceil(max / 2),
    // The pool refuses a connection to a database that takes no changes, because that database is no longer the
    // primary. The next connection may lead to the new primary.
    onConnect: requireWritable,
  });
  if (database.isPooled) leaveNothing(pool, PATIENCE);
  const cut = (error: Error) => {
    if (!pool.ending) log.warn({ reason: error.message }, 'a database connection was cut');
  };
  // An error event without a listener ends the process. The pool emits the event for idle connections, and the client
  // emits it for connections in use.
  pool.on('error', cut);
  pool.on('connect', (client) => client.on('error', cut));
  return pool;
}
