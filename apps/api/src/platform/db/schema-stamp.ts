import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Pool } from 'pg';
import { MIGRATIONS_FOLDER } from './orm.ts';

const PACKAGE = path.join(import.meta.dirname, '../../../package.json');

/**
 * Makes a stamp of our own migrations and of the tables that the libraries need. When any of these changes, the stamp
 * changes. The stamp also includes the versions of the libraries, because another version may need more than a change
 * of the tables.
 */
export function stampOf(libraries: readonly string[]): string {
  const own = readdirSync(MIGRATIONS_FOLDER).sort();
  const { dependencies } = JSON.parse(readFileSync(PACKAGE, 'utf8'));
  return createHash('sha256')
    .update(JSON.stringify([own, libraries, dependencies['better-auth'], dependencies['pg-boss']]))
    .digest('base64url');
}

/** Whether the tables of this database are up to date for this version. */
export async function isStamped(pool: Pool, stamp: string): Promise<boolean> {
  const { rows } = await pool.query<{ stamp: string }>('select stamp from platform.schema_stamp').catch(noTable);
  return rows[0]?.stamp === stamp;
}

/** Writes the stamp, which says that all migrations were run. Call it last, while the database lock is held. */
export async function writeStamp(pool: Pool, stamp: string): Promise<void> {
  await pool.query(
    'insert into platform.schema_stamp (stamp) values ($1) on conflict (is_only) do update set stamp = excluded.stamp',
    [stamp],
  );
}

// PostgreSQL's error codes when the table of the stamp is missing, because the database is empty or has the tables of
// an older version.
const UNDEFINED = ['42P01', '3F000'];

function noTable(error: unknown): { rows: never[] } {
  if (error instanceof Error && 'code' in error && UNDEFINED.includes(String(error.code))) return { rows: [] };
  throw error;
}
