import { CHANNEL_SCOPES, type Environment, type KeyKind, type Scope } from '../api-key.ts';
import type { EditKeyInput, KeySettings } from '../api-key-input.ts';
import type { RecordedKeySettings } from '../event-parts.ts';
import { keyExpiry } from './api-key.rule.ts';
import type { KeyBounds } from './widens.rule.ts';

/** All settings that a key gets when it is made, and that can change later. */
export interface KeySettingValues extends KeyBounds {
  scopes: Scope[];
  allowedAddresses: string[] | null;
  channelIds: string[] | null;
  team: string | null;
  application: string | null;
  environment: Environment | null;
  limitPerMinute: number | null;
  limitPerMonth: number | null;
  expiresAt: Date | null;
}

/** The settings that an input names. Fields that are left out stay as they were. */
export type AskedKeySettings = KeySettings<Scope> &
  Pick<EditKeyInput<Scope>, 'expiresAt'> & { channelIds?: string[] | null };

/** Returns the settings of a key, with copies of its lists. */
export function keySettingsOf(key: KeySettingValues): KeySettingValues {
  const { scopes, allowedAddresses, channelIds, team, application, environment } = key;
  const { limitPerMinute, limitPerMonth, expiresAt } = key;
  return {
    scopes: [...scopes],
    allowedAddresses: allowedAddresses && [...allowedAddresses],
    channelIds: channelIds && [...channelIds],
    ...{ team, application, environment, limitPerMinute, limitPerMonth, expiresAt },
  };
}

/** The settings of a key when the input names no settings. */
export const NO_KEY_SETTINGS: KeySettingValues = {
  scopes: [],
  allowedAddresses: null,
  channelIds: null,
  team: null,
  application: null,
  environment: null,
  limitPerMinute: null,
  limitPerMonth: null,
  expiresAt: null,
};

/**
 * Returns the settings of a base, changed by the settings of an input. The addresses are already parsed: they are
 * networks in CIDR.
 */
export function keySettingsAfter(base: KeySettingValues, asked: AskedKeySettings): KeySettingValues {
  const { scopes, allowedAddresses, channelIds, team, application, environment, limits, expiresAt } = asked;
  return {
    scopes: scopes ?? base.scopes,
    allowedAddresses: allowedAddresses === undefined ? base.allowedAddresses : allowedAddresses,
    channelIds: channelIds === undefined ? base.channelIds : channelIds && [...new Set(channelIds)].sort(),
    team: team === undefined ? base.team : team,
    application: application === undefined ? base.application : application,
    environment: environment === undefined ? base.environment : environment,
    limitPerMinute: limits?.perMinute === undefined ? base.limitPerMinute : limits.perMinute,
    limitPerMonth: limits?.perMonth === undefined ? base.limitPerMonth : limits.perMonth,
    expiresAt: expiresAt === undefined ? base.expiresAt : expiresAt === null ? null : new Date(expiresAt),
  };
}

// A partner key gets the scope `settings` only when the input names it. An organization key gets no scope by default.
const DEFAULT_SCOPES: Record<KeyKind, readonly Scope[]> = {
  partner: ['read', 'keys', 'onboarding'],
  channel: CHANNEL_SCOPES,
  organization: [],
};

/**
 * Returns the settings of a new key. A setting comes from the input, otherwise from the copied key. When neither has
 * scopes, the key gets the default scopes.
 */
export function newKeySettings(
  kind: KeyKind,
  copied: KeySettingValues | null,
  asked: AskedKeySettings,
): KeySettingValues {
  const settings = keySettingsAfter(copied ?? NO_KEY_SETTINGS, asked);
  return settings.scopes.length > 0 ? settings : { ...settings, scopes: [...DEFAULT_SCOPES[kind]] };
}

/** The settings in the format of an event. */
export const recordedKeySettings = ({ expiresAt, ...rest }: KeySettingValues): RecordedKeySettings => ({
  ...rest,
  expiresAt: expiresAt?.toISOString() ?? null,
});

/** Whether a key with this expiry has already expired. */
export const isExpiryOver = (expiresAt: Date | null, now: Date): boolean => keyExpiry({ expiresAt }, now) !== null;
