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

/** Calls of a key in this clock minute and calendar month, in UTC. The month has those without a limit too. */
export function callsInWindows(store: Store, keyId: string): { minute: number; month: number } {
  const now = store.now().toISOString();
  const calls = store.calls.filter((call) => call.keyId === keyId && call.outcome === 'ok');
  const within = (rows: readonly CallRow[], window: string): number =>
    rows.filter(({ at }) => at.toISOString().startsWith(window)).length;
  const taken = calls.filter(({ isTaken }) => isTaken);
  return {
    minute: within(taken, now.slice(0, '2026-11-21T12:00'.length)),
    month: within(calls, now.slice(0, '2026-11'.length)),
  };
}

/** Which limit of a key is used up: the month's comes first. */
export function usedUpLimit(store: Store, key: KeyRow): 'rate_limited' | 'quota_exceeded' | null {
  const { minute, month } = callsInWindows(store, key.id);
  const { limitPerMinute, limitPerMonth } = key;
  if (limitPerMonth !== null && month >= limitPerMonth) return 'quota_exceeded';
  if (limitPerMinute !== null && minute >= limitPerMinute) return 'rate_limited';
  return null;
}
