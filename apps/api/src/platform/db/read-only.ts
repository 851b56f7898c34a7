import type { ClientBase, Pool } from 'pg';

/**
 * Whether the statement that has this expression in it may change anything: not on a standby, such as a primary that was
 * demoted, and not where `default_transaction_read_only` is on. It costs nothing beside the statement.
 */
export const READ_ONLY = "current_setting('transaction_read_only') = 'on'";

/** This database takes no changes: another one may have some that it does not know, so it decides nothing. */
export class ReadOnlyDatabase extends Error {
  override readonly name = 'ReadOnlyDatabase';
  /** What PostgreSQL says to a change there: read_only_sql_transaction. */
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
