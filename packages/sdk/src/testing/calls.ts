import { minuteOf, monthOf, type Windows } from '@chatelaine/shared';
import type { CallRow, KeyRow, Store } from './store.ts';

/** Counts a call with a key. */
export function countCall(
  store: Store,
  { id, limitPerMinute, limitPerMonth }: KeyRow,
  call: Pick<CallRow, 'outcome' | 'scope' | 'address'>,
): void {
  const isTaken = call.outcome === 'ok' && (limitPerMinute !== null || limitPerMonth !== null);
  store.calls.push({ ...call, keyId: id, at: store.now(), isTaken });
}

/** The calls of a key that got through, oldest first. With an instant, only the calls since then. */
export function usesOf({ calls }: Store, keyId: string, since?: Date): CallRow[] {
  return calls.filter(
    (call) => call.keyId === keyId && call.outcome === 'ok' && (since === undefined || call.at >= since),
  );
}

/** The newest call of a key that got through. */
export function lastUseOf(store: Store, keyId: string): { at: Date; from: string | null } | null {
  const call = usesOf(store, keyId).at(-1);
  return call === undefined ? null : { at: call.at, from: call.address };
}

/**
 * The calls of a key in this clock minute and calendar month, in UTC. The month also has calls from before the limit
 * was set.
 */
export function windowsOf(store: Store, keyId: string): Windows {
  const now = store.now();
  const minuteCalls = usesOf(store, keyId, minuteOf(now)).filter(({ isTaken }) => isTaken).length;
  return { minuteCalls, monthCalls: usesOf(store, keyId, monthOf(now)).length };
}
