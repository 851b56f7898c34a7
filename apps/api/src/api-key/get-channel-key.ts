import type { Actor, ApiKeyId } from '@chatelaine/shared';
import { lockChannels } from '../channel/index.ts';
import { getChannel } from '../permission/index.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { type ApiKey, ApiKeyEntity, type ApiKeySecret, ApiKeySecretEntity } from './api-key.entity.ts';

/** A channel key with its rows locked, and the instant at which they were. */
export interface LockedKey {
  work: Work;
  key: ApiKey;
  channelId: string;
  clientId: string;
  secrets: ApiKeySecret[];
}

/**
 * Gets a channel key that the actor may change, its channel row locked. A partner sees the keys that he made; a client
 * every key of its numbers.
 */
export async function lockChannelKey(work: Work, actor: Actor, id: ApiKeyId): Promise<LockedKey> {
  const found = await work.em.findOne(ApiKeyEntity, { id, kind: 'channel' });
  if (found?.channelId == null) throw new Refusal('not_found', `key ${id} for ${actor.id}`);
  const channelId = found.channelId;
  if (actor.account?.type === 'partner' && found.partnerId !== actor.account.id)
    throw new Refusal('not_found', `key ${id} for ${actor.id}`);
  const { clientId } = await getChannel(work, actor, channelId);
  const locked = await lockChannels(work, [channelId]);
  await locked.em.execute('select id from api_key where id = ? for update', [id]);
  const key = await locked.em.findOneOrFail(ApiKeyEntity, { id }, { refresh: true });
  const secrets = await locked.em.find(ApiKeySecretEntity, { apiKeyId: id }, { refresh: true, orderBy: { id: 'asc' } });
  return { work: locked, key, channelId, clientId, secrets };
}
