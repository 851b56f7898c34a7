import pg from 'pg';
import { connectionOptions, type Database } from './database.ts';
import { DatabaseProblem } from './database-problem.ts';

/** The facts about a database that a connection shows. */
interface Seen {
  /**
   * Whether another process of the database runs our statements than the process that accepted the connection. When
   * this is true, there is a pooler between this server and the database.
   */
  isDealtOut: boolean;
  /** The start time of the database server and the oid of the database. No two databases have the same pair. */
  identity: string;
}

/**
 * Checks once, at the start, that the settings describe the database correctly. Returns warnings for the operator.
 *
 * @param pool the pool through which the server reaches the database
 * @param direct the database without the pooler; null when there is no such address
 * @throws {DatabaseProblem} when a pooler refuses the connection, or when the direct address leads to a pooler or to
 * another database. Nodes look for jobs at the direct address. If the direct address led to another database, no node
 * would run the jobs that changes add.
 */
export async function lookAtDatabase(pool: pg.Pool, isPooled: boolean, direct: Database | null): Promise<string[]> {
  const client = await pool.connect().catch(explained('DATABASE_URL'));
  const seen = await look(client).finally(() => client.release());
  if (!isPooled) return seen.isDealtOut ? [UNSAID_POOLER] : [];
  if (direct === null) return [POLLS];
  const seenDirectly = await lookDirectly(direct);
  if (seenDirectly.identity !== seen.identity) throw new DatabaseProblem('DATABASE_DIRECT_URL', [ANOTHER_DATABASE]);
  if (seenDirectly.isDealtOut) throw new DatabaseProblem('DATABASE_DIRECT_URL', [NOT_DIRECT]);
  return [];
}

const POLLS =
  'DATABASE_DIRECT_URL is not set: background work goes through the pooler and asks every two seconds whether there is something to do.';
const UNSAID_POOLER =
  'A pooler stands before the database and DATABASE_POOLER is not set: where it pools transactions, calls fail now and then. Set DATABASE_POOLER=transaction.';
const ANOTHER_DATABASE = 'it leads to another database than DATABASE_URL.';
const NOT_DIRECT = 'a pooler stands before that database too: name an address without one.';

async function lookDirectly(direct: Database): Promise<Seen> {
  const client = new pg.Client(connectionOptions(direct, 'chatelaine-start', { query: 5_000, statement: 5_000 }));
  client.on('error', () => {});
  await client.connect().catch(explained('DATABASE_DIRECT_URL'));
  return await look(client).finally(() => client.end());
}

async function look(client: pg.ClientBase): Promise<Seen> {
  const { rows } = await client.query<{ pid: number; identity: string }>(LOOK);
  const { pid = 0, identity = '' } = rows[0] ?? {};
  return { isDealtOut: pid !== Reflect.get(client, 'processID'), identity };
}

const LOOK = `
  select pg_backend_pid() as pid, extract(epoch from pg_postmaster_start_time()) || ' ' || oid as identity
  from pg_database where datname = current_database()`;

/**
 * Turns the refusal of a pooler into a sentence that names the setting to change, because the pooler's own message is
 * less clear.
 */
const explained =
  (setting: string) =>
  (error: unknown): never => {
    const isRefused =
      error instanceof Error && 'code' in error && error.code === '08P01' && /startup parameter/.test(error.message);
    if (!isRefused) throw error;
    const remedy = setting === 'DATABASE_URL' ? 'set DATABASE_POOLER=transaction' : 'name an address without one';
    throw new DatabaseProblem(setting, [`a pooler stands before it and refuses our connections: ${remedy}.`]);
  };
