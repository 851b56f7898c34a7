import type { World } from '../../world/start-world.ts';

/** Every value of every row of one table, as text. */
export interface TableDump {
  table: string;
  text: string;
}

// `snapshot` leaves out these tables, because every request changes counts in them, even a refused request: for example
// the counts of calls and of session look-ups. It also leaves out the tables of jobs, because jobs change even without
// a request. This hides no effect of a request: a request that adds a job also records an event, and the snapshot
// includes the events.
const RESTLESS = [
  ...['public.usage', 'public.key_window', 'platform.usage_writer'],
  ...['public.kept_call', 'public.kept_call_hour'],
  ...['platform.allowance', 'platform.notice_pace'],
];

/** Reads all rows of all tables in the database, except the tables of PostgreSQL itself. */
export async function dumpTables(world: World): Promise<TableDump[]> {
  const dumps: TableDump[] = [];
  for (const table of await tableNames(world)) {
    const rows = await world.sql(`select * from ${table} as t order by t::text`);
    dumps.push({ table, text: rows.map((row) => Object.values(row).map(textOf).join('\t')).join('\n') });
  }
  return dumps;
}

/**
 * Returns a hash of the content of each table. A test compares the hashes before and after a refused request. When they
 * are equal, the request changed nothing.
 */
export async function snapshot(world: World): Promise<Record<string, string | null>> {
  const tables = (await tableNames(world)).filter((name) => !RESTLESS.includes(name) && !name.startsWith('jobs.'));
  const prints = tables.map(
    (name) => `select '${name}' as name, md5(string_agg(t::text, chr(10) order by t::text)) as print from ${name} as t`,
  );
  const rows = await world.sql<{ name: string; print: string | null }>(prints.join(' union all '));
  return Object.fromEntries(rows.map(({ name, print }) => [name, print]));
}

async function tableNames(world: World): Promise<string[]> {
  const rows = await world.sql<{ name: string }>(
    `select format('%I.%I', nspname, relname) as name from pg_class join pg_namespace on pg_namespace.oid = relnamespace
     where relkind in ('r', 'p') and nspname not in ('pg_catalog', 'information_schema') order by 1`,
  );
  return rows.map(({ name }) => name);
}

// Bytes are written in three ways: as hexadecimal digits, as Latin-1 and as UTF-8. A secret that is readable in the
// bytes is then readable in the result.
function textOf(value: unknown): string {
  if (Buffer.isBuffer(value)) return `${value.toString('hex')} ${value.toString('latin1')} ${value.toString('utf8')}`;
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}
