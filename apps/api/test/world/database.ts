import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';

/** Makes a database of its own for one world: a copy of the demo world. */
export async function copyWorld(): Promise<string> {
  return makeDatabase('template world');
}

/** Makes a database without a table. */
export async function emptyDatabase(): Promise<string> {
  return makeDatabase('');
}

/** Drops a database, whoever is still connected to it. */
export async function dropDatabase(databaseUrl: string): Promise<void> {
  await administer(`drop database if exists ${new URL(databaseUrl).pathname.slice(1)} with (force)`);
}

async function makeDatabase(from: string): Promise<string> {
  const name = `t_${randomUUID().replaceAll('-', '')}`;
  await administer(`create database ${name} ${from} strategy file_copy`);
  return inject('pgUrl').replace(/\/[^/]*$/, `/${name}`);
}

// For all that a worker makes and drops. A connection goes when it has had nothing to do for a while; one that broke says
// so at the next statement.
let pool: pg.Pool | undefined;

async function administer(statement: string): Promise<void> {
  pool ??= new pg.Pool({
    connectionString: inject('pgUrl'),
    max: 2,
    idleTimeoutMillis: 2_000,
    allowExitOnIdle: true,
  }).on('error', () => {});
  await pool.query(statement);
}
