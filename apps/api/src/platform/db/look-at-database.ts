import pg from 'pg';
import { connectionOptions, type Database } from './database.ts';
import { DatabaseProblem } from './database-problem.ts';

/** What a connection says of the database behind it. */
interface Seen {
  /** Not the process that greeted us: between us and the database stands something that deals out its connections. */
  isDealtOut: boolean;
  /** The start of the server and the number of the database in it: no two databases have the same. */
  identity: string;
}

/**
 * Looks once, at the start, whether the settings say what stands there; gives what an operator should know.
 *
 * @param pool through which the database is reached
 * @param direct how it is reached without the pooler; null where there is no such address
 * @throws {DatabaseProblem} when a pooler refuses the connection, or when the direct address leads to another database:
 * changes would put their jobs where nobody does them.
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

/** Where a pooler refuses what it does not know, the setting says more than its words. */
const explained =
  (setting: string) =>
  (error: unknown): never => {
    const isRefused =
      error instanceof Error && 'code' in error && error.code === '08P01' && /startup parameter/.test(error.message);
    if (!isRefused) throw error;
    const remedy = setting === 'DATABASE_URL' ? 'set DATABASE_POOLER=transaction' : 'name an address without one';
    throw new DatabaseProblem(setting, [`a pooler stands before it and refuses our connections: ${remedy}.`]);
  };
