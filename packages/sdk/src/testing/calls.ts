import { minuteOf, monthOf, type Windows } from '@chatelaine/shared';
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

/** Returns the time of the newest allowed call of a key, and the caller's address. */
export function lastUseOf(store: Store, keyId: string): { at: Date; from: string | null } | null {
  const call = usesOf(store, keyId).at(-1);
  return call === undefined ? null : { at: call.at, from: call.address };
}

/** Counts a key's calls in the current UTC minute and month. The month includes calls before the key had limits. */
export function windowsOf(store: Store, keyId: string): Windows {
  const now = store.now();
  const minuteCalls = usesOf(store, keyId, minuteOf(now)).filter(({ isTaken }) => isTaken).length;
  return { minuteCalls, monthCalls: usesOf(store, keyId, monthOf(now)).length };
}
