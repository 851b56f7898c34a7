import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { databaseAt } from './database-at.ts';

/** Makes a database of its own for one world: a copy of the demo world. */
export async function copyWorld(): Promise<string> {
  return makeDatabase('template world');
}

/** Makes a copy of a database whose servers have stopped: its backup. Whoever is still connected is cut off. */
export async function backUp(databaseUrl: string): Promise<string> {
  const name = new URL(databaseUrl).pathname.slice(1);
  await administer(`select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = '${name}'`);
  return makeDatabase(`template ${name}`);
}

/** Makes a database without a table. */
export async function emptyDatabase(): Promise<string> {
  return makeDatabase('');
}

/**
 * Drops a database. Who has said goodbye is given the time to leave: PostgreSQL waits five seconds by itself. A
 * connection that is cut instead is an error in the process that has it. Whoever is still there then is cut off.
 */
export async function dropDatabase(databaseUrl: string): Promise<void> {
  const statement = `drop database if exists ${new URL(databaseUrl).pathname.slice(1)}`;
  try {
    await administer(statement);
  } catch (error) {
    if (!(error instanceof pg.DatabaseError && error.code === OBJECT_IN_USE)) throw error;
    await administer(`${statement} with (force)`);
  }
}

const OBJECT_IN_USE = '55006';

async function makeDatabase(from: string): Promise<string> {
  const name = `t_${randomUUID().replaceAll('-', '')}`;
  await administer(`create database ${name} ${from} strategy file_copy`);
  return databaseAt(inject('pgUrl'), name);
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
