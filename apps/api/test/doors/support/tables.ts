import type { World } from '../../world/start-world.ts';

/** Every value of every row of one table, as text. */
export interface TableDump {
  table: string;
  text: string;
}

// A snapshot leaves out these tables and the jobs. Every request changes counters and the look-ups of sessions,
// whatever the request is for. Jobs also change without a request. When a request adds a job, it also records an event,
// and a snapshot includes the events.
const RESTLESS = [
  ...['public.usage', 'public.key_window', 'platform.usage_writer'],
  ...['platform.allowance', 'platform.notice_pace'],
];

/** Reads the whole database: every table of every schema that is not PostgreSQL's own. */
export async function dumpTables(world: World): Promise<TableDump[]> {
  const dumps: TableDump[] = [];
  for (const table of await tableNames(world)) {
    const rows = await world.sql(`select * from ${table} as t order by t::text`);
    dumps.push({ table, text: rows.map((row) => Object.values(row).map(textOf).join('\t')).join('\n') });
  }
  return dumps;
}

/** Returns a hash of each table. A test compares hashes to see that a refused request changed nothing. */
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

// Bytes are shown in three ways, because they could contain readable text.
function textOf(value: unknown): string {
  if (Buffer.isBuffer(value)) return `${value.toString('hex')} ${value.toString('latin1')} ${value.toString('utf8')}`;
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}
