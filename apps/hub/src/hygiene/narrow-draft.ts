import type { HygieneCode, HygieneFinding } from '@chatelaine/shared';
import { dayOf } from '../keys/key-draft.ts';
import type { AnyKey } from '../keys/key-kind.ts';

/** The narrower settings that a person is about to give to a key. */
export interface NarrowDraft {
  ticked: readonly HygieneCode[];
  /** As a date field writes it. */
  day: string;
  /** One address or network in a line. */
  addresses: string;
}

const DAYS = 90;

/** The suggestion: everything narrower that is known, ticked. Without a known address, no address is suggested. */
export function suggest(findings: readonly HygieneFinding[], apiKey: AnyKey, now = new Date()): NarrowDraft {
  const known = findings.filter(({ code }) => code !== 'no_address_limit' || apiKey.lastUsedFrom !== null);
  const end = new Date(now);
  end.setDate(end.getDate() + DAYS);
  return { ticked: known.map(({ code }) => code), day: dayOf(end), addresses: apiKey.lastUsedFrom ?? '' };
}

/** The settings that are sent. */
export function narrowSettings(findings: readonly HygieneFinding[], { ticked, day, addresses }: NarrowDraft) {
  const scopes = findings.find(({ code }) => code === 'wider_than_used')?.scopes;
  const has = (code: HygieneCode) => ticked.includes(code) && findings.some((finding) => finding.code === code);
  return {
    ...(has('wider_than_used') && scopes && { scopes }),
    // The day of a date field is a day of the person's time zone.
    ...(has('no_expiry') && { expiresAt: new Date(`${day}T23:59:59`).toISOString() }),
    ...(has('no_address_limit') && { allowedAddresses: linesOf(addresses) }),
  };
}

/** Whether a day that a date field wrote is not over. */
export const isAhead = (day: string, now = new Date()): boolean => day !== '' && new Date(`${day}T23:59:59`) > now;

/** Returns the ticked suggestions whose field is not filled in rightly. */
export function problemsOf({ ticked, day, addresses }: NarrowDraft): HygieneCode[] {
  return ticked.filter(
    (code) =>
      (code === 'no_expiry' && !isAhead(day)) || (code === 'no_address_limit' && linesOf(addresses).length === 0),
  );
}

const linesOf = (text: string): string[] => text.split(/[\s,;]+/).filter((line) => line !== '');
