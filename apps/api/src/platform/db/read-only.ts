import type { ClientBase, Pool } from 'pg';

/**
 * SQL that is true where the statement around it may change nothing: on a standby (a demoted primary is one), and where
 * `default_transaction_read_only` is on. It costs nothing beside the statement.
 */
export const READ_ONLY = "current_setting('transaction_read_only') = 'on'";

/** This database takes no changes. Another database may have newer ones, so we decide nothing from this one. */
export class ReadOnlyDatabase extends Error {
  override readonly name = 'ReadOnlyDatabase';
  /** PostgreSQL's code for a change on such a database: read_only_sql_transaction. */
  readonly code = '25006';

  constructor() {
    super('the database takes no changes');
  }
}

/**
 * Refuses to decide on a database that takes no changes.
 *
 * @throws {ReadOnlyDatabase}
 */
export async function requireWritable(database: Pool | ClientBase): Promise<void> {
  const { rows } = await database.query<{ is_read_only: boolean }>(`select ${READ_ONLY} as is_read_only`);
  if (rows[0]?.is_read_only !== false) throw new ReadOnlyDatabase();
}
