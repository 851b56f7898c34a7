import { deleteInBatches } from '../../platform/db/delete-in-batches.ts';
import type { Work } from '../../platform/work.ts';
import { HAS_TOKEN_EXPIRED } from './legacy-token.sql.ts';

const DAY_MS = 24 * 60 * 60_000;
const CALLERS_KEPT_MS = 90 * DAY_MS;
const TOKENS_KEPT_MS = 30 * DAY_MS;

/**
 * Deletes the counts of callers that have used no legacy token for 90 days. The report shows only the last 30 days, so
 * nobody sees these counts any more. Deletes tokens 30 days after their regular end. In these 30 days, a program that
 * still sends such a token gets the reason why the token ended.
 */
export async function pruneLegacyTokens(work: Work): Promise<void> {
  const before = (ms: number) => [new Date(work.now.getTime() - ms)];
  await deleteInBatches(work, { table: 'legacy_use', where: 'last_at < ?', values: before(CALLERS_KEPT_MS) });
  await deleteInBatches(work, { table: 'legacy_token', where: HAS_TOKEN_EXPIRED, values: before(TOKENS_KEPT_MS) });
}
