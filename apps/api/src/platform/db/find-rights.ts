import type { Pool } from 'pg';
import { DatabaseProblem } from './database-problem.ts';
import { type MissingRight, rightsProblem } from './needs.rule.ts';

// These schemas have only our tables. Our other tables are in the schema for new tables, which may also have tables of
// other programs.
const OURS = "array['identity', 'jobs', 'platform']";

/**
 * The statement that finds the rights that the role lacks for the daily work on existing tables. The daily work never
 * changes or deletes events, and it only reads the stamp of the migrations, so the role needs no other rights on these
 * two tables.
 */
const DAILY = `
  with tables as (
    select c.oid, n.oid as schema, n.nspname, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and (n.nspname = any (${OURS}) or (n.nspname = current_schema() and c.relname = any ($1)))
  )
  select 'usage' as privilege, 'schema ' || nspname as on_name from tables
  where not has_schema_privilege(schema, 'usage') group by nspname
  union all
  select privilege, nspname || '.' || relname from tables
  cross join unnest(array['select', 'insert', 'update', 'delete']) as privilege
  where not has_table_privilege(tables.oid, privilege) and not (relname = 'event' and privilege in ('update', 'delete'))
    and not (relname = 'schema_stamp' and privilege <> 'select')
  union all
  select 'usage', 'sequence ' || s.oid::regclass from pg_class s join pg_depend d on d.objid = s.oid
  join tables on tables.oid = d.refobjid
  where d.deptype in ('a', 'i') and case s.relkind when 'S' then not has_sequence_privilege(s.oid, 'usage') end
  order by on_name, privilege`;

/** The statement that finds the rights that the role lacks for making and changing tables. */
const MAKING = `
  select 'create' as privilege, 'database ' || current_database() as on_name
  where not has_database_privilege(current_database(), 'create')
  union all
  select 'create', 'schema ' || current_schema() where not has_schema_privilege(current_schema(), 'create')
  union all
  select 'ownership', n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and (n.nspname = any (${OURS}) or (n.nspname = current_schema() and c.relname = any ($1)))
    and not pg_has_role(c.relowner, 'usage')
  order by on_name`;

/**
 * Checks that the role of our database user has the rights that this work needs. Without this check, a statement would
 * fail later, in the middle of the work.
 *
 * @param tables the names of our tables in the schema for new tables.
 * @throws {DatabaseProblem} when a right is missing.
 */
export async function requireRights(pool: Pool, work: 'daily' | 'making', tables: readonly string[]): Promise<void> {
  const { rows } = await pool.query<MissingRight>(work === 'daily' ? DAILY : MAKING, [tables]);
  if (rows.length === 0) return;
  const [who] = (await pool.query<{ role: string }>('select current_user as role')).rows;
  throw new DatabaseProblem('DATABASE_URL', [rightsProblem(who?.role ?? '', rows)]);
}
