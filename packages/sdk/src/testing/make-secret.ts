import {
  CHANNEL_SCOPES,
  type CreateChannelKeyInput,
  type CreatedChannelKey,
  type Overlap,
  type RotateChannelKeyInput,
} from '@chatelaine/shared';
import { endOlderKeys, endSecret, getKey, overlapEnd, recordKey } from './end-key.ts';
import { tidyName } from './inputs.ts';
import { isAlive, keyStatus, viewKey } from './key-view.ts';
import { getSharedEpisode } from './permission.ts';
import { Refused } from './refused.ts';
import type { KeyRow } from './rows.ts';
import type { Store } from './store.ts';

/** Creates a key and ends the older ones of its number. */
export function createKey(store: Store, input: CreateChannelKeyInput): CreatedChannelKey {
  const { channelId, scopes = CHANNEL_SCOPES, overlap = '0', limits = {} } = input;
  const episode = getSharedEpisode(store, channelId);
  const expiresAt = futureDate(store, input.expiresAt);
  endOlderKeys(store, channelId, overlap);
  const key: KeyRow = {
    id: store.newId('key'),
    channelId,
    episode,
    name: tidyName(input.name),
    scopes: [...scopes],
    limits: { perMinute: limits.perMinute ?? null, perMonth: limits.perMonth ?? null },
    createdAt: store.now(),
    expiresAt,
    revokedAt: null,
    secrets: [],
  };
  store.keys.push(key);
  const secret = addSecret(store, key);
  const created = { ...viewKey(store, key), secret };
  recordKey(store, key, 'api_key.created', { kind: 'channel', scopes: [...scopes], hint: created.hint });
  return created;
}

/** Gives a key a new secret; the old one lives on for the overlap. */
export function rotateKey(store: Store, { id, overlap = '24h' }: RotateChannelKeyInput): CreatedChannelKey {
  const key = getKey(store, id);
  requireLive(store, key);
  endOldSecrets(store, key, overlap);
  const secret = addSecret(store, key);
  const rotated = { ...viewKey(store, key), secret };
  recordKey(store, key, 'api_key.rotated', { hint: rotated.hint, overlap });
  return rotated;
}

function requireLive(store: Store, key: KeyRow): void {
  if (getSharedEpisode(store, key.channelId) !== key.episode) throw new Refused('permission_missing');
  if (keyStatus(store, key) !== 'live') throw new Refused('conflict', { message: 'Only a live key can be rotated.' });
  if (!key.secrets.some(({ endsAt }) => endsAt === null)) {
    throw new Refused('conflict', { message: 'A newer key of this number has replaced this one.' });
  }
}

// At most two live: the newest until its overlap is over, and the one before it not at all.
function endOldSecrets(store: Store, key: KeyRow, overlap: Overlap): void {
  for (const secret of key.secrets.filter((row) => isAlive(store, row))) {
    if (secret.endsAt === null && overlap !== '0') secret.endsAt = overlapEnd(store, key, secret, overlap);
    else endSecret(store, secret);
  }
}

function addSecret(store: Store, key: KeyRow): string {
  const secret = store.newSecret();
  key.secrets.push({ secret, createdAt: store.now(), endsAt: null, endedAt: null });
  return secret;
}

function futureDate(store: Store, text: string | undefined): Date | null {
  if (text === undefined) return null;
  const date = new Date(text);
  if (date > store.now()) return date;
  throw new Refused('invalid_input', { issues: [{ path: 'expiresAt', message: 'Must be in the future.' }] });
}
