import { forgetCounting } from './api-key/index.ts';
import { pruneReplays } from './call/prune-replays.ts';
import { pruneCalls } from './kept-call/index.ts';
import { pruneMessages } from './message/index.ts';
import { pruneNotices } from './notice/index.ts';
import { pruneRequests } from './onboarding/index.ts';
import { forgetOldDevices, pruneLegacyTokens, prunePasskeyChallenges, prunePeople } from './person/index.ts';
import { databaseNow } from './platform/db/database-now.ts';
import { describeError } from './platform/describe-error.ts';
import { pruneAllowances } from './platform/failure-count.ts';
import type { Logger } from './platform/log.ts';
import { SomeFailed } from './platform/try-each.ts';
import type { Work } from './platform/work.ts';
import { pruneSessionEvents, pruneTickets } from './session-event/index.ts';
import { pruneUsage } from './usage/index.ts';
import { pruneDeliveries } from './webhook/index.ts';

export interface Pruning {
  beginWork(): Work;
  usageRetentionDays: number;
  log: Logger;
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
  pruneMessages,
  pruneSessionEvents,
  pruneTickets,
  pruneDeliveries,
];

/**
 * Deletes the rows that need not be kept longer, in every table that has such rows. What is old is judged by the clock
 * of the database, because a node whose clock is wrong would delete rows that are still needed. When the work on one
 * table or one client fails, the others are still pruned, and the log names the one that failed. At the end, this
 * function throws the first error, so that the job is repeated.
 */
export async function pruneAll({ beginWork, usageRetentionDays, log }: Pruning): Promise<void> {
  const usage = (work: Work) => pruneUsage(work, usageRetentionDays);
  const failed: unknown[] = [];
  for (const prune of [usage, ...PRUNES]) {
    try {
      const work = beginWork();
      await prune({ ...work, now: await databaseNow(work) });
    } catch (error) {
      for (const { id, error: each } of failuresIn(error))
        log.error({ prune: prune.name, of: id, ...describeError(each) }, 'old rows could not be deleted');
      failed.push(error);
    }
  }
  if (failed.length > 0) throw failed[0];
}

const failuresIn = (error: unknown) => (error instanceof SomeFailed ? error.failures : [{ id: null, error }]);
