import { type KeyParts, minuteOf, monthOf, type Windows } from '@chatelaine/shared';
import type { CallRow, KeyRow, Store } from './store.ts';

/** Stores one call with a key. Usage and limits are counted from the stored calls. */
export function countCall(
  store: Store,
  { id, limitPerMinute, limitPerMonth }: KeyRow,
  call: Pick<CallRow, 'outcome' | 'scope' | 'address'>,
): void {
  const isTaken = call.outcome === 'ok' && (limitPerMinute !== null || limitPerMonth !== null);
  store.calls.push({ ...call, keyId: id, at: store.now(), isTaken });
}

/** Returns the allowed calls of a key, oldest first. With an instant, returns only the calls since that instant. */
export const usesOf = ({ calls }: Store, id: string, since = new Date(0)): CallRow[] =>
  calls.filter(({ keyId, outcome, at }) => keyId === id && outcome === 'ok' && at >= since);

/** Returns the newest allowed call of a key with the caller's address, and the newest refused call with its reason. */
export function lastCallsOf({ calls }: Store, id: string): Pick<KeyParts, 'lastUse' | 'lastRefusal'> {
  const own = calls.filter(({ keyId }) => keyId === id);
  const use = own.findLast(({ outcome }) => outcome === 'ok');
  const refusal = own.flatMap(({ at, outcome: reason }) => (reason === 'ok' ? [] : [{ at, reason }])).at(-1);
  return { lastUse: use ? { at: use.at, from: use.address } : null, lastRefusal: refusal ?? null };
}

/** Counts a key's calls in the current UTC minute and month. The month includes calls before the key had limits. */
export function windowsOf(store: Store, keyId: string): Windows {
  const now = store.now();
  const minuteCalls = usesOf(store, keyId, minuteOf(now)).filter(({ isTaken }) => isTaken).length;
  return { minuteCalls, monthCalls: usesOf(store, keyId, monthOf(now)).length };
}
