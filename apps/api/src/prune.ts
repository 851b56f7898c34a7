import { forgetCounting } from './api-key/index.ts';
import { pruneReplays } from './call/prune-replays.ts';
import { pruneCalls } from './kept-call/index.ts';
import { pruneNotices } from './notice/index.ts';
import { pruneRequests } from './onboarding/index.ts';
import { forgetOldDevices, pruneLegacyTokens, prunePasskeyChallenges, prunePeople } from './person/index.ts';
import { pruneAllowances } from './platform/failure-count.ts';
import type { Work } from './platform/work.ts';
import { pruneUsage } from './usage/index.ts';

export interface Pruning {
  beginWork(): Work;
  usageRetentionDays: number;
}

const PRUNES = [
  forgetCounting,
  pruneLegacyTokens,
  forgetOldDevices,
  prunePeople,
  prunePasskeyChallenges,
  pruneAllowances,
  pruneReplays,
  pruneRequests,
  pruneNotices,
  pruneCalls,
];

/**
 * Deletes the rows that need not be kept longer, in every table that has such rows. When the work on one table fails,
 * the other tables are still pruned. At the end, this function throws the first error, so that the job is repeated.
 */
export async function pruneAll({ beginWork, usageRetentionDays }: Pruning): Promise<void> {
  const usage = (work: Work) => pruneUsage(work, usageRetentionDays);
  const failed: unknown[] = [];
  for (const prune of [usage, ...PRUNES]) await prune(beginWork()).catch((error: unknown) => failed.push(error));
  if (failed.length > 0) throw failed[0];
}
