import { createHash } from 'node:crypto';
import type { Doors } from './open-doors.ts';

/** Every value of every row of one table, as text. */
export interface TableDump {
  table: string;
  text: string;
}

// Counters and look-ups of sessions move with every request, and jobs by themselves; they are not what a request was to
// change. A job that a request adds has its event.
const RESTLESS = ['public.usage', 'platform.usage_writer', 'platform.failure', 'public.key_window'];

/** Reads the whole database: every table of every schema that is not PostgreSQL's own. */
export async function dumpTables(doors: Doors): Promise<TableDump[]> {
  const tables = await doors.sql<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema') order by 1`,
  );
  const dumps: TableDump[] = [];
  for (const { name } of tables) {
    const rows = await doors.sql(`select * from ${name} as t order by t::text`);
    dumps.push({ table: name, text: rows.map((row) => Object.values(row).map(textOf).join('\t')).join('\n') });
  }
  return dumps;
}

/** A fingerprint of each table, to see that a refused request changed nothing. */
export async function snapshot(doors: Doors): Promise<Record<string, string>> {
  const dumps = (await dumpTables(doors)).filter(
    ({ table }) => !RESTLESS.includes(table) && !table.startsWith('jobs.'),
  );
  return Object.fromEntries(
    dumps.map(({ table, text }) => [table, createHash('sha256').update(text).digest('hex').slice(0, 16)]),
  );
}

// Bytes are shown three ways: what lies in them might be readable text.
function textOf(value: unknown): string {
  if (Buffer.isBuffer(value)) return `${value.toString('hex')} ${value.toString('latin1')} ${value.toString('utf8')}`;
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}
