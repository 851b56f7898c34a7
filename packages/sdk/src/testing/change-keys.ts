import * as rules from '@chatelaine/shared';
import { areWithin, readAllowedAddresses } from '@chatelaine/shared/network';
import { channelKeyQuery, createChannelKeyInput, editChannelKeyInput } from '@chatelaine/shared/schema';
import { getSharedEpisode } from './channels.ts';
import { endOlderKeys, keyProcedures, rotate } from './end-keys.ts';
import { addSecret, getKey, newestHint, recordKey, showKey, statusOf } from './keys.ts';
import { change, secretChange } from './procedure.ts';
import { Refused, requireRight } from './refused.ts';
import type { KeyRow, Store } from './store.ts';
import type { FakePartnerKey } from './world.ts';

const COPIED = 'The key that you copy has expired. Set expiresAt for the new one.';

/** The procedures of channel keys. */
export const channelKeys = {
  ...keyProcedures('channel', { list: 'read', end: 'channel_keys' }, channelKeyQuery),
  rotate,
  create: secretChange('channel_keys', createChannelKeyInput, (store, input) => {
    const { channelId, overlap = '0', like, name } = input;
    const episode = getSharedEpisode(store, channelId);
    const copied = like === undefined ? null : rules.keySettingsOf(getKey(store, 'channel', like));
    const settings = rules.newKeySettings('channel', copied, readSettings(input));
    requireFuture(store, settings.expiresAt, input.expiresAt === undefined ? COPIED : undefined);
    endOlderKeys(store, channelId, overlap);
    const { partnerId, clientId } = episode;
    const owner = { kind: 'channel', partnerId, clientId, channelId, episode } as const;
    const { key, secret } = makeKey(store, { ...settings, ...owner, name, id: store.newId('key') }, 'partner_key');
    return { ...showKey(store, 'channel', key), secret };
  }),
  edit: change('channel_keys', editChannelKeyInput, (store, input) => {
    const key = getKey(store, 'channel', input.id);
    if (statusOf(store, key) !== 'live') throw new Refused('conflict', { message: 'Only a live key can be changed.' });
    const before = rules.keySettingsOf(key);
    const after = rules.keySettingsAfter(before, readSettings(input));
    if (input.expiresAt !== undefined) requireFuture(store, after.expiresAt);
    const widened = rules.widens(before, after, areWithin);
    if (widened && !store.ownKey.scopes.includes('settings'))
      throw new Refused('scope_missing', { message: rules.WIDENING_REFUSED });

    const { name = key.name } = input;
    const changes = rules.changesOf(recorded(key.name, before), recorded(name, after));
    if (Object.keys(changes.after).length > 0) {
      Object.assign(key, { name, ...after });
      recordKey(store, key, 'api_key.edited', { kind: 'channel', ...changes, widened });
    }
    return showKey(store, 'channel', key);
  }),
};

const recorded = (name: string, settings: rules.KeySettingValues) => ({ name, ...rules.recordedKeySettings(settings) });

/** Makes a partner key as the owner of the account would, because a program may not make a partner key. */
export function addPartnerKey(store: Store, { name, expiresAt, ...said }: FakePartnerKey): rules.PartnerKey {
  const asked = { ...said, ...(expiresAt && { expiresAt: expiresAt.toISOString() }) };
  const settings = rules.newKeySettings('partner', null, readSettings(asked));
  const id = store.newId('key');
  const { partnerId } = store.settings;
  const owner = { kind: 'partner', partnerId, clientId: null, channelId: null, episode: null } as const;
  const { key } = makeKey(store, { ...settings, ...owner, name: name ?? id, id }, 'person');
  return showKey(store, 'partner', key);
}

function makeKey(
  store: Store,
  born: Omit<KeyRow, 'createdAt' | 'revokedAt' | 'secrets'>,
  by: 'partner_key' | 'person',
): { key: KeyRow; secret: string } {
  const key: KeyRow = { ...born, createdAt: store.now(), revokedAt: null, secrets: [] };
  store.keys.push(key);
  const secret = addSecret(store, key);
  const data = { kind: key.kind, hint: newestHint(key), ...rules.recordedKeySettings(rules.keySettingsOf(key)) };
  recordKey(store, key, 'api_key.created', { by, ...data });
  return { key, secret };
}

function readSettings<T extends rules.AskedKeySettings>(asked: T): T {
  if (asked.allowedAddresses == null) return asked;
  const { networks, issues } = readAllowedAddresses(asked.allowedAddresses);
  requireRight(issues);
  return { ...asked, allowedAddresses: networks };
}

function requireFuture({ now }: Store, expiresAt: Date | null, message = 'Must be in the future.'): void {
  if (rules.isExpiryOver(expiresAt, now())) requireRight([{ path: 'expiresAt', message }]);
}
