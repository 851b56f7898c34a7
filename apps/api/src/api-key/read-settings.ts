import type { EditKeyInput, KeySettings, Scope } from '@chatelaine/shared';
import { readNetwork } from '../platform/network.ts';
import { Refusal } from '../platform/refusal.ts';
import type { ApiKey } from './api-key.entity.ts';
import type { KeyBounds } from './widens.ts';

/** The columns that can be set when a key is made, and changed later. */
export interface SettingColumns extends KeyBounds {
  scopes: Scope[];
  allowedAddresses: string[] | null;
  channelIds: string[] | null;
  team: string | null;
  application: string | null;
  environment: 'production' | 'staging' | 'development' | null;
  limitPerMinute: number | null;
  limitPerMonth: number | null;
  expiresAt: Date | null;
}

/** What is asked for a key; what is left out stays as it was. */
export type AskedSettings = KeySettings<Scope> &
  Pick<EditKeyInput<Scope>, 'expiresAt'> & { channelIds?: string[] | null };

/** The settings that a key has. */
export function settingsOf(key: ApiKey): SettingColumns {
  const { scopes, allowedAddresses = null, channelIds = null, team = null, application = null } = key;
  const { environment = null, limitPerMinute = null, limitPerMonth = null, expiresAt = null } = key;
  return {
    scopes: [...scopes],
    allowedAddresses: allowedAddresses && [...allowedAddresses],
    channelIds: channelIds && [...channelIds],
    ...{ team, application, environment, limitPerMinute, limitPerMonth, expiresAt },
  };
}

/** Of a key of which nothing was said yet. */
export const NO_SETTINGS: SettingColumns = {
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

/** Puts what was asked over what there is. */
export function readSettings(base: SettingColumns, asked: AskedSettings): SettingColumns {
  const { scopes, allowedAddresses, channelIds, team, application, environment, limits, expiresAt } = asked;
  return {
    scopes: scopes ?? base.scopes,
    allowedAddresses: allowedAddresses === undefined ? base.allowedAddresses : readAddresses(allowedAddresses),
    channelIds: channelIds === undefined ? base.channelIds : channelIds && [...new Set(channelIds)].sort(),
    team: team === undefined ? base.team : team,
    application: application === undefined ? base.application : application,
    environment: environment === undefined ? base.environment : environment,
    limitPerMinute: limits?.perMinute === undefined ? base.limitPerMinute : limits.perMinute,
    limitPerMonth: limits?.perMonth === undefined ? base.limitPerMonth : limits.perMonth,
    expiresAt: expiresAt === undefined ? base.expiresAt : expiresAt === null ? null : new Date(expiresAt),
  };
}

/** @throws {Refusal} `invalid_input` for an expiry that is over. */
export function requireFuture(expiresAt: Date | null, now: Date, message = 'Must be in the future.'): void {
  if (expiresAt === null || expiresAt > now) return;
  throw new Refusal('invalid_input', 'expiry in the past', { issues: [{ path: 'expiresAt', message }] });
}

function readAddresses(given: readonly string[] | null): string[] | null {
  if (given === null) return null;
  const read = given.map(readNetwork);
  const issues = read.flatMap((network, index) =>
    network === null
      ? [{ path: `allowedAddresses.${index}`, message: 'An address or a network in CIDR: 203.0.113.7, 2001:db8::/32.' }]
      : [],
  );
  if (issues.length > 0) throw new Refusal('invalid_input', 'addresses', { issues });
  return [...new Set(read.filter((network) => network !== null))];
}
