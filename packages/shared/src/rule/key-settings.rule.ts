import { CHANNEL_SCOPES, type Environment, type KeyKind, type Scope } from '../api-key.ts';
import type { EditKeyInput, KeySettings } from '../api-key-input.ts';
import type { RecordedKeySettings } from '../event-parts.ts';
import { keyExpiry } from './api-key.rule.ts';
import type { KeyBounds } from './widens.rule.ts';

/** All that can be set when a key is made, and changed later. */
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

/** What is asked for a key; what is left out stays as it was. */
export type AskedKeySettings = KeySettings<Scope> &
  Pick<EditKeyInput<Scope>, 'expiresAt'> & { channelIds?: string[] | null };

/** The settings that a key has, in lists of their own. */
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

/** The settings of a key for which nobody asked anything. */
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

/** Puts what was asked over what there is. The addresses have been read: they are networks in CIDR. */
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

// A partner key gets the scope `settings` only when it is asked for. An organization key gets no scope by default.
const DEFAULT_SCOPES: Record<KeyKind, readonly Scope[]> = {
  partner: ['read', 'keys', 'onboarding'],
  channel: CHANNEL_SCOPES,
  organization: [],
};

/** The settings of a new key: what was asked, else those of the key that it copies, else scopes by default. */
export function newKeySettings(
  kind: KeyKind,
  copied: KeySettingValues | null,
  asked: AskedKeySettings,
): KeySettingValues {
  const settings = keySettingsAfter(copied ?? NO_KEY_SETTINGS, asked);
  return settings.scopes.length > 0 ? settings : { ...settings, scopes: [...DEFAULT_SCOPES[kind]] };
}

/** The settings as an event says them. */
export const recordedKeySettings = ({ expiresAt, ...rest }: KeySettingValues): RecordedKeySettings => ({
  ...rest,
  expiresAt: expiresAt?.toISOString() ?? null,
});

/** Whether a key with this expiry would never work. */
export const isExpiryOver = (expiresAt: Date | null, now: Date): boolean => keyExpiry({ expiresAt }, now) !== null;
