import type { Scope } from '../api-key.ts';

/** Everything that limits a key. */
export interface KeyBounds {
  scopes: readonly Scope[];
  /** Null: from anywhere. */
  allowedAddresses: readonly string[] | null;
  /** Null: all numbers of the organization. */
  channelIds: readonly string[] | null;
  limitPerMinute: number | null;
  limitPerMonth: number | null;
  /** Null: never. */
  expiresAt: Date | null;
}

/** Whether each of the inner networks lies in one of the outer ones. */
type AreWithin = (inner: readonly string[], outer: readonly string[]) => boolean;

/** The sentence for a program that tries to give another key more. */
export const WIDENING_REFUSED =
  'A change that gives more, or for longer, needs the scope "settings". This key does not have it.';

/** Whether a change gives a key more in any respect, even if it takes something away in another. */
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

// No bound is the widest bound.
function exceeds<T>(after: T | null, before: T | null, isMore: (now: T, then: T) => boolean): boolean {
  if (before === null) return false;
  return after === null || isMore(after, before);
}

const isSubset = (inner: readonly string[], outer: readonly string[]): boolean =>
  inner.every((each) => outer.includes(each));
