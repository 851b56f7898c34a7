import type { Work } from '../../platform/work.ts';

const KEPT_MS = 90 * 24 * 60 * 60_000;

/** Deletes callers that have not used a legacy token for 90 days; the report shows thirty. */
export async function pruneLegacyUses(work: Work): Promise<void> {
  await work.em.execute('delete from legacy_use where last_at < ?', [new Date(work.now.getTime() - KEPT_MS)]);
}
