import {
  CHANNEL_SCOPES,
  type CreateChannelKeyInput,
  type CreatedChannelKey,
  type RotateChannelKeyInput,
} from '@chatelaine/shared';
import { endOlderKeys, endOldSecrets, getKey, recordKey } from './end-key.ts';
import { tidyName } from './inputs.ts';
import { newKeyRow, readSettings, requireFuture, settingsOf } from './key-settings.ts';
import { keyStatus, newestHint, viewKey } from './key-view.ts';
import { getSharedEpisode } from './permission.ts';
import { Refused } from './refused.ts';
import type { ChannelKeyRow, KeyRow } from './rows.ts';
import type { Store } from './store.ts';

const COPIED = 'The key that you copy has expired. Set expiresAt for the new one.';

/** Creates a channel key and ends the older ones of its number. */
export function createKey(store: Store, input: CreateChannelKeyInput): CreatedChannelKey {
  const { channelId, overlap = '0', like } = input;
  const episode = getSharedEpisode(store, channelId);
  const born = { id: store.newId('key'), kind: 'channel', name: tidyName(input.name), createdAt: store.now() } as const;
  const blank: ChannelKeyRow = { ...newKeyRow(born), channelId, episode };
  const settings = readSettings(like === undefined ? blank : getKey(store, like), input);
  if (settings.scopes.length === 0) settings.scopes = [...CHANNEL_SCOPES];
  requireFuture(settings.expiresAt, store.now(), input.expiresAt === undefined ? COPIED : undefined);
  endOlderKeys(store, channelId, { overlap });
  const key = { ...blank, ...settings };
  store.keys.push(key);
  const secret = addSecret(store, key);
  recordMade(store, key);
  return { ...viewKey(store, key), secret };
}

/** Records a new key with its settings. */
export function recordMade(store: Store, key: KeyRow, by: 'partner_key' | 'person' = 'partner_key'): void {
  const { expiresAt, ...settings } = settingsOf(key);
  const data = { kind: key.kind, hint: newestHint(key), ...settings, channelIds: null };
  recordKey(store, key, 'api_key.created', { by, ...data, expiresAt: expiresAt?.toISOString() ?? null });
}

/** Gives a channel key a new secret; the old one lives on for the overlap. */
export function rotateKey(store: Store, { id, overlap = '24h' }: RotateChannelKeyInput): CreatedChannelKey {
  const key = getKey(store, id);
  requireLive(store, key);
  if (overlap !== '0') endOlderKeys(store, key.channelId, { overlap: '0', besides: key });
  endOldSecrets(store, key, overlap);
  const secret = addSecret(store, key);
  recordKey(store, key, 'api_key.rotated', { kind: 'channel', hint: newestHint(key), overlap });
  return { ...viewKey(store, key), secret };
}

function requireLive(store: Store, key: ChannelKeyRow): void {
  if (getSharedEpisode(store, key.channelId) !== key.episode) throw new Refused('permission_missing');
  if (keyStatus(store, key) !== 'live') throw new Refused('conflict', { message: 'Only a live key can be rotated.' });
  if (!key.secrets.some(({ endsAt }) => endsAt === null)) {
    throw new Refused('conflict', { message: 'A newer key of this number has replaced this one.' });
  }
}

/** Adds a new secret to a key. */
export function addSecret(store: Store, key: KeyRow): string {
  const secret = store.newSecret(key.kind === 'channel' ? 'wac' : 'wap');
  key.secrets.push({ secret, createdAt: store.now(), endsAt: null, endedAt: null });
  return secret;
}
