import { type RetryPolicy, TEST_EVENT } from '@chatelaine/shared';
import { aheadMs } from '../../platform/clock.ts';
import { chance } from '../../platform/id.ts';
import type { Work } from '../../platform/work.ts';
import { STORE } from '../delivery.sql.ts';
import type { ClaimedDelivery } from './claim.ts';
import type { AttemptResult } from './make-attempt.ts';
import { retryWaitMs } from './retry.rule.ts';

/** An attempt that has ended. */
export interface EndedAttempt {
  claim: string;
  delivery: ClaimedDelivery;
  policy: RetryPolicy | null;
  result: AttemptResult;
}

/**
 * Stores an attempt, and when the delivery is tried next.
 *
 * @returns whether the webhook is failing now. Null when the attempt was not stored, because the delivery has ended
 * meanwhile, or another server has it now.
 */
export async function storeAttempt(
  work: Work,
  { claim, delivery, policy, result }: EndedAttempt,
): Promise<{ isFailing: boolean } | null> {
  const ahead = aheadMs(work.services.clock);
  const { status: code, error, answer, durationMs } = result;
  const next = { ...nextOf(delivery, policy, result), code, error: error?.slice(0, 300) ?? null };
  const values = [ahead, JSON.stringify(next), delivery.id, claim, durationMs, durationMs, answer];
  const [stored] = await work.em.execute<{ isFailing: boolean }[]>(STORE, values);
  return stored ?? null;
}

function nextOf({ event, attempts: before }: ClaimedDelivery, policy: RetryPolicy | null, { verdict }: AttemptResult) {
  if (verdict.kind === 'held') return { status: 'pending', attempts: before, wait_ms: verdict.waitMs };
  const attempts = before + 1;
  if (verdict.kind === 'delivered') return { status: 'delivered', attempts, wait_ms: 0 };
  const waitMs = event === TEST_EVENT ? null : retryWaitMs(attempts, policy, chance());
  return { status: waitMs === null ? 'failed' : 'pending', attempts, wait_ms: waitMs ?? 0 };
}
