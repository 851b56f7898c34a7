import type { Scope } from '../api-key.ts';
import type { HygieneFinding } from '../hygiene.ts';

/** The facts about a live key from which the findings follow. */
export interface KeyHabits {
  scopes: readonly Scope[];
  createdAt: Date;
  expiresAt: Date | null;
  allowedAddresses: readonly string[] | null;
  lastUsedAt: Date | null;
  /** The scopes of the key's allowed calls in the last {@link HABIT_DAYS} days. */
  scopesUsed: readonly Scope[];
}

const DAY_MS = 24 * 60 * 60_000;
const NEW_DAYS = 7;
const IDLE_DAYS = 90;
/** The calls of this number of days show which scopes a key uses. */
export const HABIT_DAYS = 30;

/** Returns the findings about a live key, always in the same order. The list is empty when there is no finding. */
export function hygieneFindings(key: KeyHabits, now: Date): HygieneFinding[] {
  return [useFinding(key, now), expiryFinding(key), addressFinding(key), scopeFinding(key, now)].filter(
    (finding) => finding !== null,
  );
}

function useFinding({ createdAt, lastUsedAt }: KeyHabits, now: Date): HygieneFinding | null {
  const age = daysSince(createdAt, now);
  if (lastUsedAt === null) {
    if (age <= NEW_DAYS) return null;
    return { code: 'never_used', sentence: `It was made ${Math.floor(age)} days ago and never used.` };
  }
  const idle = daysSince(lastUsedAt, now);
  if (idle < IDLE_DAYS) return null;
  return { code: 'idle', sentence: `It was last used ${Math.floor(idle)} days ago.` };
}

function expiryFinding({ expiresAt }: KeyHabits): HygieneFinding | null {
  return expiresAt === null ? { code: 'no_expiry', sentence: 'It works until someone revokes it.' } : null;
}

function addressFinding({ allowedAddresses }: KeyHabits): HygieneFinding | null {
  return allowedAddresses === null ? { code: 'no_address_limit', sentence: 'It works from any address.' } : null;
}

// Compares the scopes of a key with the scopes that the key used in the last 30 days. There is no finding for a key
// without calls in these days or for a key that is younger than 30 days: neither shows which scopes it needs.
function scopeFinding({ scopes, scopesUsed, createdAt }: KeyHabits, now: Date): HygieneFinding | null {
  const narrower = scopes.filter((scope) => scopesUsed.includes(scope));
  const isNarrower = narrower.length > 0 && narrower.length < scopes.length;
  if (!isNarrower || daysSince(createdAt, now) <= HABIT_DAYS) return null;
  const sentence = `In the last ${HABIT_DAYS} days it used only ${narrower.join(', ')}.`;
  return { code: 'wider_than_used', sentence, scopes: narrower };
}

const daysSince = (then: Date, now: Date): number => (now.getTime() - then.getTime()) / DAY_MS;
