import { type Actor, CHANNEL_SCOPES, type CreateChannelKeyInput, type CreatedChannelKey } from '@chatelaine/shared';
import { lockChannels } from '../channel/index.ts';
import { record } from '../event/index.ts';
import { getSharedChannel } from '../permission/index.ts';
import { newId } from '../platform/id.ts';
import { Refusal } from '../platform/refusal.ts';
import { transaction, type Work } from '../platform/work.ts';
import { ApiKeyEntity, ApiKeySecretEntity } from './api-key.entity.ts';
import { viewChannelKey } from './api-key.view.ts';
import { endOlderKeys } from './end-older-keys.ts';
import { newSecret } from './secret.ts';

/**
 * Creates a key for a channel whose permission the actor holds, and hands over the secret this one time.
 *
 * The channel row is locked first, so two creators queue; then the permission is held, so a withdrawal comes before or
 * after but never in the middle. Older keys of the number end in the same commit, whoever made them.
 */
export function createChannelKey(work: Work, actor: Actor, input: CreateChannelKeyInput): Promise<CreatedChannelKey> {
  return transaction(work, async (tx) => {
    const locked = await lockChannels(tx, [input.channelId]);
    const { channel, episode } = await getSharedChannel(locked, actor, input.channelId);
    await endOlderKeys(locked, actor, channel, input.overlap ?? '0');

    const { secret, hash, hint } = newSecret('channel');
    const key = locked.em.create(ApiKeyEntity, {
      id: newId('key'),
      kind: 'channel',
      name: input.name,
      scopes: input.scopes ?? [...CHANNEL_SCOPES],
      channelId: channel.id,
      partnerId: episode?.partnerId ?? null,
      permissionId: episode?.id ?? null,
      limitPerMinute: input.limits?.perMinute ?? null,
      limitPerMonth: input.limits?.perMonth ?? null,
      createdAt: locked.now,
      expiresAt: futureDate(input.expiresAt, locked.now),
    });
    const row = locked.em.create(ApiKeySecretEntity, {
      apiKeyId: key.id,
      channelId: channel.id,
      hash,
      hint,
      createdAt: locked.now,
    });
    record(locked, actor, {
      type: 'api_key.created',
      partnerId: episode?.partnerId ?? null,
      clientId: channel.clientId,
      channelId: channel.id,
      subjectId: key.id,
      data: { name: key.name, kind: key.kind, scopes: key.scopes, hint },
    });
    await locked.em.flush();
    return { ...viewChannelKey({ key, secrets: [row], isPermissionOpen: true, lastUsedAt: null }, locked.now), secret };
  });
}

function futureDate(text: string | undefined, now: Date): Date | null {
  if (text === undefined) return null;
  const date = new Date(text);
  if (date > now) return date;
  throw new Refusal('invalid_input', 'expiry in the past', {
    issues: [{ path: 'expiresAt', message: 'Must be in the future.' }],
  });
}
