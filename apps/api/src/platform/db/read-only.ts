import type { ClientBase, Pool } from 'pg';

/**
 * An SQL expression that is true when the database takes no changes: on a standby (a former primary may be a standby),
 * or when `default_transaction_read_only` is on. The expression is part of another statement, so it costs no extra
 * statement.
 */
export const READ_ONLY = "current_setting('transaction_read_only') = 'on'";

/**
 * The error for a database that takes no changes. Another database may have newer data, so this server makes no
 * decision by the data of the database that takes no changes.
 */
export class ReadOnlyDatabase extends Error {
  override readonly name = 'ReadOnlyDatabase';
  /** PostgreSQL's code for the refusal of a change on such a database: read_only_sql_transaction. */
  readonly code = '25006';

  constructor() {
    super('the database takes no changes');
  }
}

/**
 * Checks that a database takes changes, before a decision is made by its data.
 *
 * @throws {ReadOnlyDatabase} when it takes no changes.
 */
export async function requireWritable(database: Pool | ClientBase): Promise<void> {
  const { rows } = await database.query<{ is_read_only: boolean }>(`select ${READ_ONLY} as is_read_only`);
  if (rows[0]?.is_read_only !== false) throw new ReadOnlyDatabase();
}
