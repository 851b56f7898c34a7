import { DEFAULT_REDIRECT_URL } from '@chatelaine/shared';
import type { Pool } from 'pg';

const WARNING =
  `A partner has no redirect URL: its clients are sent to ${DEFAULT_REDIRECT_URL}, and nobody hears their answer. ` +
  'The command "list" of the operator names it.';

/** Writes a warning when an active partner has no redirect URL. Null when each active partner has one. */
export async function redirectWarning(pool: Pool): Promise<string | null> {
  const { rowCount } = await pool.query(
    "select from partner where status = 'active' and cardinality(redirect_urls) = 0 limit 1",
  );
  return rowCount === 0 ? null : WARNING;
}
