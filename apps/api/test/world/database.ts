import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { databaseAt } from './database-at.ts';

/** Creates a database for one world, as a copy of the demo world. */
export async function copyWorld(): Promise<string> {
  return makeDatabase('template world');
}

/**
 * Copies a database whose servers have stopped, as a backup does. Open connections to the database are closed first.
 */
export async function backUp(databaseUrl: string): Promise<string> {
  const name = new URL(databaseUrl).pathname.slice(1);
  await administer(`select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = '${name}'`);
  return makeDatabase(`template ${name}`);
}

/** Creates a database without tables. */
export async function emptyDatabase(): Promise<string> {
  return makeDatabase('');
}

/**
 * Drops a database. A client that has ended its connection gets time to leave: PostgreSQL waits five seconds by itself.
 * Connections that are open after this time are closed by force. A forced close comes last, because it is an error in
 * the process that has the connection.
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

// A worker uses one pool for all databases that it creates and drops. The pool closes an idle connection after two
// seconds. The error of a broken idle connection is ignored, because the next statement fails anyway.
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
