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

/** Of which pool this is one, and how many connections it may have. */
export interface PoolOptions {
  name?: string;
  max?: number;
}

/**
 * Opens the pool of plain connections: the gateway's look-up, people's identities, failure counts.
 *
 * Eight connections unless told otherwise: on two cores, sixteen carried fewer look-ups a second than eight. Half of them stay open, since a
 * log-in takes time and a thread. Nothing waits for ever: a database that does not answer is a database that is away.
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
    // A connection to a demoted primary is none: the next one may lead to the new one.
    onConnect: requireWritable,
  });
  if (database.isPooled) leaveNothing(pool, PATIENCE);
  const cut = (error: Error) => {
    if (!pool.ending) log.warn({ reason: error.message }, 'a database connection was cut');
  };
  // Without a listener a cut connection ends the process: the pool's hears the idle ones, the client's those in use.
  pool.on('error', cut);
  pool.on('connect', (client) => client.on('error', cut));
  return pool;
}
