import {
  type Actor,
  type CreatedChannelKey,
  OVERLAPS,
  type Overlap,
  type RotateChannelKeyInput,
} from '@chatelaine/shared';
import { record } from '../event/index.ts';
import { getSharedChannel } from '../permission/index.ts';
import { Refusal } from '../platform/refusal.ts';
import { transaction, type Work } from '../platform/work.ts';
import { lastUses } from '../usage/index.ts';
import { ApiKeySecretEntity } from './api-key.entity.ts';
import { isSecretAlive, keyStatus, overlapEnd } from './api-key.rule.ts';
import { viewChannelKey } from './api-key.view.ts';
import { type LockedKey, lockChannelKey } from './get-channel-key.ts';
import { newSecret } from './secret.ts';

/**
 * Gives a key a new secret; the old one lives on for the overlap. Id, name, scopes, limits and counters stay.
 * At most two secrets are alive: a third rotation within an overlap ends the oldest at once.
 */
export function rotateChannelKey(work: Work, actor: Actor, input: RotateChannelKeyInput): Promise<CreatedChannelKey> {
  return transaction(work, async (tx) => {
    const locked = await lockChannelKey(tx, actor, input.id);
    const { key, secrets, channelId, clientId } = locked;
    const { em, now } = locked.work;
    await requireLive(actor, locked);
    endOldSecrets(locked, input.overlap ?? '24h');
    // Before the new secret: the index allows one without an end.
    await em.flush();

    const { secret, hash, hint } = newSecret('channel');
    const row = em.create(ApiKeySecretEntity, { apiKeyId: key.id, channelId, hash, hint, createdAt: now });
    const data = { name: key.name, hint, overlap: input.overlap ?? '24h' };
    record(locked.work, actor, {
      type: 'api_key.rotated',
      partnerId: key.partnerId ?? null,
      clientId,
      channelId,
      subjectId: key.id,
      data,
    });
    await em.flush();
    return {
      ...viewChannelKey(
        {
          key,
          secrets: [...secrets, row],
          isPermissionOpen: true,
          lastUsedAt: (await lastUses(locked.work, [key.id])).get(key.id) ?? null,
        },
        now,
      ),
      secret,
    };
  });
}

// Rotating is making a secret: it needs what making a key needs. A client may end its partner's key, never take it over.
async function requireLive(actor: Actor, { work, key, secrets, channelId }: LockedKey): Promise<void> {
  const { episode } = await getSharedChannel(work, actor, channelId);
  if ((episode?.id ?? null) !== (key.permissionId ?? null)) {
    throw new Refusal('permission_missing', `key ${key.id}, episode ${key.permissionId}`);
  }
  const status = keyStatus(key, secrets, true, work.now);
  if (status !== 'live')
    throw new Refusal('conflict', `key ${key.id} is ${status}`, { message: 'Only a live key can be rotated.' });
  // Its last secret has a planned end: another key of the number has taken its place.
  if (!secrets.some(({ endsAt }) => endsAt == null)) {
    throw new Refusal('conflict', `key ${key.id} was replaced`, {
      message: 'A newer key of this number has replaced this one.',
    });
  }
}

function endOldSecrets({ work, key, secrets }: LockedKey, overlap: Overlap): void {
  for (const secret of secrets.filter((each) => isSecretAlive(each, work.now))) {
    const isNewest = secret.endsAt == null;
    if (isNewest && overlap !== '0') {
      secret.endsAt = overlapEnd(key, secret, OVERLAPS[overlap], work.now);
    } else {
      secret.endedAt = work.now;
      secret.endsAt = work.now;
    }
  }
}
