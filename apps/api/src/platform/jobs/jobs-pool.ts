import pg from 'pg';

/** Opens the few connections of the background, so that it never takes one from the gateway. */
export function openJobsPool(url: string, complain: (error: Error) => void): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: 3,
    connectionTimeoutMillis: 2_000,
    query_timeout: 30_000,
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 10_000,
    application_name: 'chatelaine-jobs',
  });
  const cut = (error: Error) => {
    if (!pool.ending) complain(error);
  };
  // Without a listener a cut connection ends the process.
  pool.on('error', cut);
  pool.on('connect', (client) => client.on('error', cut));
  return pool;
}
