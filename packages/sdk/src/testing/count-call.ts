import type { Scope, UsageOutcome } from '@chatelaine/shared';
import type { CallRow, KeyRow } from './rows.ts';
import type { Store } from './store.ts';

/** A call as it is counted. */
export interface CountedCall {
  outcome: UsageOutcome;
  scope: Scope | null;
  address: string | null;
}

/** Counts a call with a key. */
export function countCall(store: Store, { id, limitPerMinute, limitPerMonth }: KeyRow, call: CountedCall): void {
  const isTaken = call.outcome === 'ok' && (limitPerMinute !== null || limitPerMonth !== null);
  store.calls.push({ ...call, keyId: id, at: store.now(), isTaken });
}

/** The newest call of a key that got through. */
export function lastUse({ calls }: Store, keyId: string): CallRow | undefined {
  return calls.findLast((call) => call.keyId === keyId && call.outcome === 'ok');
}

/** Which limit of a key is used up in this clock minute or calendar month, in UTC: the month's comes first. */
export function usedUpLimit(store: Store, key: KeyRow): 'rate_limited' | 'quota_exceeded' | null {
  const now = store.now().toISOString();
  const callsIn = (window: string): number =>
    store.calls.filter(({ keyId, isTaken, at }) => isTaken && keyId === key.id && at.toISOString().startsWith(window))
      .length;
  const { limitPerMinute, limitPerMonth } = key;
  if (limitPerMonth !== null && callsIn(now.slice(0, '2026-11'.length)) >= limitPerMonth) return 'quota_exceeded';
  if (limitPerMinute !== null && callsIn(now.slice(0, '2026-11-21T12:00'.length)) >= limitPerMinute)
    return 'rate_limited';
  return null;
}
