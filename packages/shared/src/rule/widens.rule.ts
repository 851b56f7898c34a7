import type { Scope } from '../api-key.ts';

/** All settings of a key that bound what the key can do. */
export interface KeyBounds {
  scopes: readonly Scope[];
  /** The addresses from which the key works. Null: any address. */
  allowedAddresses: readonly string[] | null;
  /** The numbers that the key reaches. Null: all numbers of the organization. */
  channelIds: readonly string[] | null;
  limitPerMinute: number | null;
  limitPerMonth: number | null;
  /** When the key expires. Null: never. */
  expiresAt: Date | null;
}

/** Whether each of the inner networks is within one of the outer networks. */
type AreWithin = (inner: readonly string[], outer: readonly string[]) => boolean;

/** The sentence for a program that tries to give a key more rights and does not have the scope `settings`. */
export const WIDENING_REFUSED =
  'A change that gives more, or for longer, needs the scope "settings". This key does not have it.';

/**
 * Whether a change gives a key more rights in any respect, even if the change takes something away in another respect.
 */
export function widens(before: KeyBounds, after: KeyBounds, areWithin: AreWithin): boolean {
  return (
    !isSubset(after.scopes, before.scopes) ||
    exceeds(after.allowedAddresses, before.allowedAddresses, (inner, outer) => !areWithin(inner, outer)) ||
    exceeds(after.channelIds, before.channelIds, (inner, outer) => !isSubset(inner, outer)) ||
    exceeds(after.limitPerMinute, before.limitPerMinute, (now, then) => now > then) ||
    exceeds(after.limitPerMonth, before.limitPerMonth, (now, then) => now > then) ||
    exceeds(after.expiresAt, before.expiresAt, (now, then) => now > then)
  );
}

// Whether the change makes a bound wider. A bound of null means no bound, which is the widest.
function exceeds<T>(after: T | null, before: T | null, isMore: (now: T, then: T) => boolean): boolean {
  if (before === null) return false;
  return after === null || isMore(after, before);
}

const isSubset = (inner: readonly string[], outer: readonly string[]): boolean =>
  inner.every((each) => outer.includes(each));
