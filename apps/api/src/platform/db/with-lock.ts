import pg from 'pg';

// Any constant will do, as long as it stays the same: "chatelai" in ASCII, read as a 64-bit integer.
const LOCK = '7163666163187083369';

/** Runs `task` while no other process of ours migrates or seeds this database. */
export async function withDatabaseLock<T>(url: string, task: () => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: 'chatelaine-start' });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    return await task();
  } finally {
    // The lock goes with the session.
    await client.end();
  }
}
