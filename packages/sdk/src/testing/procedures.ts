import type { PartnerScope } from '@chatelaine/shared';
import type { Check } from './check-input.ts';
import { getClient, listClients } from './client.ts';
import { editKey } from './edit-key.ts';
import { revokeKey, revokePartnerKey } from './end-key.ts';
import { endOverlap, endPartnerOverlap } from './end-overlap.ts';
import { listEvents } from './event.ts';
import { listHygiene } from './hygiene.ts';
import { INPUTS } from './inputs.ts';
import { listKeys, listPartnerKeys } from './key-view.ts';
import { reportLegacyUse, switchLegacyTokens } from './legacy-token.ts';
import { createKey, rotateKey } from './make-secret.ts';
import { getRequest, signLink, startOnboarding } from './onboarding.ts';
import { checkPermissions, getChannel, listChannels, listPermissions, viewChannel } from './permission.ts';
import { Refused } from './refused.ts';
import { revokeKeys, revokePartnerKeys } from './revoke-keys.ts';
import { getSettings, updateSettings } from './settings.ts';
import type { Store } from './store.ts';
import { exportUsage, queryUsage } from './usage.ts';
import { whoAmI } from './who-am-i.ts';

/** One procedure: what it needs (null: no scope), and what it does with an input that was checked. */
export interface Procedure {
  scope: PartnerScope | null;
  isChange: boolean;
  revealsSecret: boolean;
  run(store: Store, input: unknown): unknown;
}

function procedure<Input>(
  scope: PartnerScope | null,
  check: Check,
  run: (store: Store, input: Input) => unknown,
  kind: 'query' | 'change' | 'secret' = 'query',
): Procedure {
  return {
    scope,
    isChange: kind !== 'query',
    revealsSecret: kind === 'secret',
    run: (store, input) => run(store, parse<Input>(check, input)),
  };
}

/** Takes an input that its check finds nothing wrong with. */
function parse<Input>(check: Check, input: unknown = {}): Input {
  const issues = check(input);
  if (issues.length > 0) throw new Refused('invalid_input', { issues });
  return input as Input;
}

const { byId, nothing } = INPUTS;

/** Everything that the SDK calls. */
export const PROCEDURES: Readonly<Record<string, Procedure>> = {
  'channels.list': procedure('read', INPUTS.channels, listChannels),
  'channels.get': procedure('read', byId, (store, input: { id: string }) =>
    viewChannel(store, getChannel(store, input.id)),
  ),
  'clients.list': procedure('read', INPUTS.clients, listClients),
  'clients.get': procedure('read', byId, getClient),
  'permissions.check': procedure('read', INPUTS.check, checkPermissions),
  'permissions.list': procedure('read', INPUTS.permissions, listPermissions),
  'onboarding.start': procedure('onboarding', INPUTS.start, startOnboarding, 'change'),
  'onboarding.get': procedure('onboarding', byId, getRequest),
  'onboarding.signature': procedure('onboarding', nothing, signLink),
  'channelKeys.list': procedure('read', INPUTS.channelKeys, listKeys),
  'channelKeys.create': procedure('keys', INPUTS.createKey, createKey, 'secret'),
  'channelKeys.edit': procedure('keys', INPUTS.editKey, editKey, 'change'),
  'channelKeys.rotate': procedure('keys', INPUTS.rotateKey, rotateKey, 'secret'),
  'channelKeys.endOverlap': procedure('keys', byId, endOverlap, 'change'),
  'channelKeys.revoke': procedure('keys', byId, revokeKey, 'change'),
  'channelKeys.revokeMany': procedure('keys', INPUTS.revokeMany, revokeKeys, 'change'),
  'partnerKeys.list': procedure('settings', INPUTS.keys, listPartnerKeys),
  'partnerKeys.endOverlap': procedure('settings', byId, endPartnerOverlap, 'change'),
  'partnerKeys.revoke': procedure('settings', byId, revokePartnerKey, 'change'),
  'partnerKeys.revokeMany': procedure('settings', INPUTS.revokeMany, revokePartnerKeys, 'change'),
  'usage.query': procedure('read', INPUTS.usage, queryUsage),
  'usage.csv': procedure('read', INPUTS.usage, exportUsage),
  'hygiene.list': procedure('read', INPUTS.page, listHygiene),
  'legacyTokens.report': procedure('settings', nothing, reportLegacyUse),
  'legacyTokens.switch': procedure('settings', INPUTS.legacyTokens, switchLegacyTokens, 'change'),
  'settings.get': procedure('read', nothing, getSettings),
  'settings.update': procedure('settings', INPUTS.settings, updateSettings, 'change'),
  'events.list': procedure('read', INPUTS.events, listEvents),
  whoAmI: procedure(null, nothing, whoAmI),
};
