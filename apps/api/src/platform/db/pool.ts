import pg from 'pg';
import type { Logger } from '../log.ts';

/**
 * Opens the pool of plain connections: the gateway's look-up, people's identities, failure counts.
 *
 * Eight connections: on two cores, sixteen carried fewer look-ups a second than eight. Half of them stay open, since a
 * log-in takes time and a thread. Nothing waits for ever: a database that does not answer is a database that is away.
 */
export function openPool(url: string, log: Logger, { name = 'chatelaine-gateway', max = 8 } = {}): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    min: Math.ceil(max / 2),
    connectionTimeoutMillis: 2_000,
    query_timeout: 5_000,
    statement_timeout: 5_000,
    // A node that freezes in the middle of a change must not hold its locks for ever.
    idle_in_transaction_session_timeout: 10_000,
    application_name: name,
  });
  const cut = (error: Error) => {
    if (!pool.ending) log.warn({ reason: error.message }, 'a database connection was cut');
  };
  // Without a listener a cut connection ends the process: the pool's hears the idle ones, the client's those in use.
  pool.on('error', cut);
  pool.on('connect', (client) => client.on('error', cut));
  return pool;
}
