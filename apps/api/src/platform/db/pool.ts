import pg from 'pg';
import type { Logger } from '../log.ts';
import { connectionOptions, type Database, type Patience } from './database.ts';
import { leaveNothing } from './leave-nothing.ts';
import { requireWritable } from './read-only.ts';

const PATIENCE: Patience = {
  query: 5_000,
  statement: 5_000,
  // A node that freezes in the middle of a change must not hold its locks for ever.
  idleInTransaction: 10_000,
};

/** Options of one pool. */
export interface PoolOptions {
  name?: string;
  max?: number;
}

/**
 * Opens the pool of plain connections: the gateway's look-up, people's identities, failure counts.
 *
 * It has eight connections by default: on two cores, sixteen did fewer look-ups a second than eight. Half of them stay
 * open, since a log-in takes time and a thread. Every wait has a limit: a database that does not answer counts as an
 * outage.
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
    // A connection to a demoted primary is useless. The next one may lead to the new primary.
    onConnect: requireWritable,
  });
  if (database.isPooled) leaveNothing(pool, PATIENCE);
  const cut = (error: Error) => {
    if (!pool.ending) log.warn({ reason: error.message }, 'a database connection was cut');
  };
  // An error event without a listener ends the process. The pool emits it for idle connections, the client for those in
  // use.
  pool.on('error', cut);
  pool.on('connect', (client) => client.on('error', cut));
  return pool;
}
