import { type Actor, type ApiKeyId, type ChannelId, type ClientId, type KeyKind, keyStatus } from '@chatelaine/shared';
import { lockChannels } from '../channel/index.ts';
import { lockAccount } from '../client/index.ts';
import { getChannel } from '../permission/index.ts';
import { Refusal } from '../platform/refusal.ts';
import { type Locked, lockedNow, type Transaction, type Work } from '../platform/work.ts';
import { type ApiKey, ApiKeyEntity, type ApiKeySecret } from './api-key.entity.ts';
import { isPermissionOpen } from './is-permission-open.ts';
import { readSecrets } from './read-secrets.ts';

/** A key whose rows are locked, with its owner and the instant of the lock. */
export interface LockedKey {
  work: Locked<'key'>;
  /** The same value as `work`. Its type says that the key's channel or account is locked too. */
  on: OnChannel | OnAccount;
  key: ApiKey;
  /** The secrets that `readSecrets` reads, oldest first. */
  secrets: ApiKeySecret[];
  /** For a channel key, the client that owns the number. For an organization key, its owner. */
  clientId: ClientId | null;
}

/** The lock of a channel key, which belongs to a number. */
interface OnChannel {
  type: 'channel';
  channelId: ChannelId;
  work: Locked<'channel' | 'key'>;
}

/** The lock of a partner key or an organization key, which belongs to an account. */
interface OnAccount {
  type: 'account';
  work: Locked<'account' | 'key'>;
}

/**
 * Gets a key that the actor may know of, and locks its rows: first the row of the channel or the account, then the row
 * of the key. A partner sees its own keys and the channel keys that it made. A client sees its own keys and every key
 * of its numbers.
 *
 * @throws {Refusal} `not_found` for a key of another kind or of another account.
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
  // The row of the channel has the id of its client. `getChannel` refuses when the actor cannot see the channel.
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
