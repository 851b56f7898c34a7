import { CHANNEL_SCOPES, type Environment, type KeyKind, type Scope } from '../api-key.ts';
import type { EditKeyInput, KeySettings } from '../api-key-input.ts';
import type { RecordedKeySettings } from '../event-parts.ts';
import { keyExpiry } from './api-key.rule.ts';
import type { KeyBounds } from './widens.rule.ts';

/** All settings that a key gets when somebody makes the key, and that an edit can change later. */
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

/** The settings that the input of a call names. For a setting that is left out, the earlier value is used. */
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

/**
 * The settings of a new key when the input names no settings and no key is copied. The default scopes are added later.
 */
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
 * Returns the settings in `base`, after the settings that `asked` names have replaced them. The addresses in `asked`
 * are already parsed: they are networks in CIDR.
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

// The scopes of a new key when neither the input nor a copied key has scopes. `settings` is not a default scope of a
// partner key, and an organization key has no default scopes.
const DEFAULT_SCOPES: Record<KeyKind, readonly Scope[]> = {
  partner: ['read', 'keys', 'onboarding'],
  channel: CHANNEL_SCOPES,
  organization: [],
};

/**
 * Returns the settings of a new key. Each setting comes from the input, or from the copied key when the input does not
 * name the setting. When neither of them has scopes, the key gets the default scopes of its kind.
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
