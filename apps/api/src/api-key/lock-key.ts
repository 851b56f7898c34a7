import { type Actor, type ApiKeyId, type ClientId, type KeyKind, keyStatus } from '@chatelaine/shared';
import { lockChannels } from '../channel/index.ts';
import { getChannel } from '../permission/index.ts';
import { Refusal } from '../platform/refusal.ts';
import { afterLocks, type Work } from '../platform/work.ts';
import { type ApiKey, ApiKeyEntity, type ApiKeySecret } from './api-key.entity.ts';
import { isPermissionOpen } from './is-permission-open.ts';
import { readSecrets } from './read-secrets.ts';

/** A key with its rows locked, the instant at which they were, and whose it is. */
export interface LockedKey {
  work: Work;
  key: ApiKey;
  /** Oldest first: those of `readSecrets`. */
  secrets: ApiKeySecret[];
  /** Of a channel key the client who owns the number; of an organization key its owner. */
  clientId: ClientId | null;
}

/**
 * Gets a key that the actor may know of, its rows locked: the channel's or the account's row first, then the key's. A
 * partner sees his own keys and the channel keys that he made; a client its own, and every key of its numbers.
 *
 * @throws {Refusal} `not_found` for a key of another kind or of someone else.
 */
export async function lockKey(work: Work, actor: Actor, kind: KeyKind, id: ApiKeyId): Promise<LockedKey> {
  const found = await work.em.findOne(ApiKeyEntity, { id, kind });
  if (found === null) throw notFound(actor, id);
  const clientId = await clientOf(work, actor, found);
  const locked = found.channelId != null ? await lockChannels(work, [found.channelId]) : await lockAccount(work, found);
  await locked.em.execute('select id from api_key where id = ? for update', [id]);
  const key = await locked.em.findOneOrFail(ApiKeyEntity, { id }, { refresh: true });
  const secrets = await readSecrets(locked, [id]);
  return { work: afterLocks(locked), key, secrets, clientId };
}

async function clientOf(work: Work, actor: Actor, key: ApiKey): Promise<ClientId | null> {
  const { account } = actor;
  const { partnerId = null, clientId = null, channelId = null } = key;
  if (account?.type === 'partner' && partnerId !== account.id) throw notFound(actor, key.id);
  // The channel says whose it is, and refuses those who may not know of it.
  if (channelId !== null) return (await getChannel(work, actor, channelId)).clientId;
  if (account?.type === 'client' && clientId !== account.id) throw notFound(actor, key.id);
  return clientId;
}

/** Locks the row of the account that a partner or organization key belongs to. */
export async function lockAccount(
  work: Work,
  key: { partnerId?: string | null; clientId?: string | null },
): Promise<Work> {
  const [table, id] = key.partnerId != null ? ['partner', key.partnerId] : ['client', key.clientId];
  await work.em.execute(`select id from ${table} where id = ? for no key update`, [id]);
  return afterLocks(work);
}

/** @throws {Refusal} `conflict` unless the key works now. */
export async function requireLive({ work, key, secrets }: LockedKey, act: 'rotated' | 'changed'): Promise<void> {
  const status = keyStatus(key, secrets, await isPermissionOpen(work, key), work.now);
  if (status === 'live') return;
  throw new Refusal('conflict', `key ${key.id} is ${status}`, { message: `Only a live key can be ${act}.` });
}

const notFound = (actor: Actor, id: ApiKeyId): Refusal => new Refusal('not_found', `key ${id} for ${actor.id}`);
