import { type Actor, type FoundCall, KEPT_CALL_DAYS } from '@chatelaine/shared';
import type { Work } from '../platform/work.ts';
import { listCalls } from './list-calls.ts';

// The sentence does not say whether another account has a call with this id.
const NOT_KEPT = `No call of your keys is kept under this id. Refused calls with a known key are kept for ${KEPT_CALL_DAYS} days, up to a limit for each key and hour, and accepted calls only in part. A call appears here up to 10 seconds after its answer. A call that was refused before its key was known belongs to no account: the key was missing or wrong.`;

/**
 * Finds the call with this request id among the calls that the actor may know of. When a proxy used one id for several
 * calls, this function finds the newest of them.
 */
export async function findCall(work: Work, actor: Actor, requestId: string): Promise<FoundCall> {
  const { data } = await listCalls(work, actor, { requestId, limit: 1 });
  const [call] = data;
  return call === undefined ? { isKept: false, reason: NOT_KEPT } : { isKept: true, call };
}
