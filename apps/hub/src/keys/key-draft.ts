import type { Environment, KeyKind, Scope } from '@chatelaine/shared';
import type { AnyKey } from './key-kind.ts';

/** What a person has typed about a key. */
export interface KeyDraft {
  name: string;
  scopes: Scope[];
  team: string;
  application: string;
  environment: Environment | '';
  /** Only for an organization key: the only numbers that the key reaches; null: all numbers. */
  channelIds: string[] | null;
  /** The allowed addresses, one in a line. */
  allowedAddresses: string;
  /** The last day on which the key works, as a date field writes it; empty: the key works without end. */
  expiresAt: string;
  perMinute: string;
  perMonth: string;
}

/** A field of the form. */
export type KeyFieldName = keyof KeyDraft;

const START: Record<KeyKind, Scope[]> = {
  partner: ['read', 'keys', 'onboarding'],
  channel: ['send', 'manage'],
  organization: [],
};

/** The form of a new key. */
export const newDraft = (kind: KeyKind): KeyDraft => ({
  name: '',
  scopes: START[kind],
  team: '',
  application: '',
  environment: '',
  channelIds: null,
  allowedAddresses: '',
  expiresAt: '',
  perMinute: '',
  perMonth: '',
});

/** The form of a key that exists. */
export const draftOf = (key: AnyKey): KeyDraft => ({
  name: key.name,
  scopes: key.scopes,
  team: key.team ?? '',
  application: key.application ?? '',
  environment: key.environment ?? '',
  channelIds: key.channelIds ?? null,
  allowedAddresses: (key.allowedAddresses ?? []).join('\n'),
  expiresAt: key.expiresAt === null ? '' : dayOf(new Date(key.expiresAt)),
  perMinute: key.limits.perMinute?.toString() ?? '',
  perMonth: key.limits.perMonth?.toString() ?? '',
});

/** The settings that the server gets. A field that is not here keeps its value. */
export interface KeySettingsSent {
  name?: string;
  scopes?: Scope[];
  team?: string | null;
  application?: string | null;
  environment?: Environment | null;
  channelIds?: string[] | null;
  allowedAddresses?: string[] | null;
  expiresAt?: string | null;
  limits?: { perMinute?: number | null; perMonth?: number | null };
}

/**
 * Returns what differs between two forms. Only this is sent, so that two people who change different fields of one key
 * at once do not undo each other's work.
 */
export function settingsBetween(before: KeyDraft, after: KeyDraft): KeySettingsSent {
  const isSame = (name: KeyFieldName) => JSON.stringify(before[name]) === JSON.stringify(after[name]);
  const lines = linesOf(after.allowedAddresses);
  const limits = {
    ...(!isSame('perMinute') && { perMinute: numberOf(after.perMinute) }),
    ...(!isSame('perMonth') && { perMonth: numberOf(after.perMonth) }),
  };
  return {
    ...(!isSame('name') && { name: after.name }),
    ...(!isSame('scopes') && { scopes: after.scopes }),
    ...(!isSame('team') && { team: after.team.trim() || null }),
    ...(!isSame('application') && { application: after.application.trim() || null }),
    ...(!isSame('environment') && { environment: after.environment || null }),
    ...(!isSame('channelIds') && { channelIds: after.channelIds }),
    ...(!isSame('allowedAddresses') && { allowedAddresses: lines.length === 0 ? null : lines }),
    ...(!isSame('expiresAt') && { expiresAt: after.expiresAt === '' ? null : endOfDay(after.expiresAt) }),
    ...(Object.keys(limits).length > 0 && { limits }),
  };
}

/** The settings of a new key: whatever is filled in, with its name and scopes. */
export function newSettings(kind: KeyKind, draft: KeyDraft) {
  const { expiresAt, ...settings } = settingsBetween(newDraft(kind), draft);
  return { ...settings, name: draft.name, scopes: draft.scopes, ...(expiresAt && { expiresAt }) };
}

const WHOLE = /^[1-9]\d{0,8}$/;

/** Returns the fields that the server would surely refuse, or would understand otherwise than the person. */
export function wrongFields(draft: KeyDraft): KeyFieldName[] {
  const isNumber = (text: string) => text.trim() === '' || WHOLE.test(text.trim());
  const checks: [KeyFieldName, boolean][] = [
    ['name', draft.name.trim() !== ''],
    ['scopes', draft.scopes.length > 0],
    ['channelIds', draft.channelIds === null || draft.channelIds.length > 0],
    ['perMinute', isNumber(draft.perMinute)],
    ['perMonth', isNumber(draft.perMonth)],
  ];
  return checks.filter(([, isRight]) => !isRight).map(([name]) => name);
}

const linesOf = (text: string): string[] => text.split(/[\s,;]+/).filter((line) => line !== '');

const numberOf = (text: string): number | null => (text.trim() === '' ? null : Number(text.trim()));

// The day of a date field is a day of the person's time zone.
const endOfDay = (day: string): string => new Date(`${day}T23:59:59`).toISOString();

/** Writes a day of the person's time zone as a date field does. */
export function dayOf(date: Date): string {
  const two = (value: number) => value.toString().padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
