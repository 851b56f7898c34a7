import { type Actor, type ApiKeyId, type ChannelId, type ClientId, type KeyKind, keyStatus } from '@chatelaine/shared';
import { lockChannels } from '../channel/index.ts';
import { lockAccount } from '../client/index.ts';
import { getChannel } from '../permission/index.ts';
import { Refusal } from '../platform/refusal.ts';
import { type Locked, lockedNow, type Transaction, type Work } from '../platform/work.ts';
import { type ApiKey, ApiKeyEntity, type ApiKeySecret } from './api-key.entity.ts';
import { isPermissionOpen } from './is-permission-open.ts';
import { readSecrets } from './read-secrets.ts';

/** A key with its rows locked, the instant at which they were, and whose it is. */
export interface LockedKey {
  work: Locked<'key'>;
  /** The same work: what the key hangs on is locked, too. */
  on: OnChannel | OnAccount;
  key: ApiKey;
  /** Oldest first: those of `readSecrets`. */
  secrets: ApiKeySecret[];
  /** Of a channel key the client who owns the number; of an organization key its owner. */
  clientId: ClientId | null;
}

/** A channel key hangs on its number. */
interface OnChannel {
  type: 'channel';
  channelId: ChannelId;
  work: Locked<'channel' | 'key'>;
}

/** A partner key or an organization key hangs on its account. */
interface OnAccount {
  type: 'account';
  work: Locked<'account' | 'key'>;
}

/**
 * Gets a key that the actor may know of, its rows locked: the channel's or the account's row first, then the key's. A
 * partner sees his own keys and the channel keys that he made; a client its own, and every key of its numbers.
 *
 * @throws {Refusal} `not_found` for a key of another kind or of someone else.
 */
export async function lockKey(work: Transaction, actor: Actor, kind: KeyKind, id: ApiKeyId): Promise<LockedKey> {
  const found = await work.em.findOne(ApiKeyEntity, { id, kind });
  if (found === null) throw notFound(actor, id);
  const clientId = await clientOf(work, actor, found);
  const on = await lockRows(work, found);
  const key = await on.work.em.findOneOrFail(ApiKeyEntity, { id }, { refresh: true });
  const secrets = await readSecrets(on.work, [id]);
  return { work: on.work, on, key, secrets, clientId };
}

async function lockRows(work: Transaction, key: ApiKey): Promise<OnChannel | OnAccount> {
  const { id, channelId } = key;
  if (channelId == null) return { type: 'account', work: await lockRow(await lockAccount(work, key), id) };
  return { type: 'channel', channelId, work: await lockRow(await lockChannels(work, [channelId]), id) };
}

async function lockRow<W extends Transaction>(work: W, id: ApiKeyId): Promise<W & Locked<'key'>> {
  await work.em.execute('select id from api_key where id = ? for update', [id]);
  return lockedNow(work, 'key');
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

/** @throws {Refusal} `conflict` unless the key works now. */
export async function requireLive({ work, key, secrets }: LockedKey, act: 'rotated' | 'changed'): Promise<void> {
  const status = keyStatus(key, secrets, await isPermissionOpen(work, key), work.now);
  if (status === 'live') return;
  throw new Refusal('conflict', `key ${key.id} is ${status}`, { message: `Only a live key can be ${act}.` });
}

const notFound = (actor: Actor, id: ApiKeyId): Refusal => new Refusal('not_found', `key ${id} for ${actor.id}`);
