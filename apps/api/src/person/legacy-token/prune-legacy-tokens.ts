import { deleteInBatches } from '../../platform/db/delete-in-batches.ts';
import type { Work } from '../../platform/work.ts';

const DAY_MS = 24 * 60 * 60_000;
const CALLERS_KEPT_MS = 90 * DAY_MS;
const TOKENS_KEPT_MS = 30 * DAY_MS;

/**
 * Deletes callers that have not used a legacy token for 90 days, the report shows thirty; and tokens that would have
 * ended by themselves 30 days ago. Until then a program that goes on sending one is told why it ended.
 */
export async function pruneLegacyTokens(work: Work): Promise<void> {
  const before = (ms: number) => [new Date(work.now.getTime() - ms)];
  await deleteInBatches(work, { table: 'legacy_use', where: 'last_at < ?', values: before(CALLERS_KEPT_MS) });
  await deleteInBatches(work, { table: 'legacy_token', where: 'expires_at < ?', values: before(TOKENS_KEPT_MS) });
}
