import type { Scope } from '../api-key.ts';

/** All bounds of a key. */
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

/** The sentence for a program that tries to give a key more rights. */
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

// Whether a bound becomes wider. A missing bound is the widest bound.
function exceeds<T>(after: T | null, before: T | null, isMore: (now: T, then: T) => boolean): boolean {
  if (before === null) return false;
  return after === null || isMore(after, before);
}

const isSubset = (inner: readonly string[], outer: readonly string[]): boolean =>
  inner.every((each) => outer.includes(each));
