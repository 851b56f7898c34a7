import { type Actor, OVERLAPS, type Overlap } from '@chatelaine/shared';
import type { Channel } from '../channel/index.ts';
import { record } from '../event/index.ts';
import { PermissionEntity, permissionStatus } from '../permission/index.ts';
import type { Work } from '../platform/work.ts';
import { type ApiKey, ApiKeyEntity, type ApiKeySecret, ApiKeySecretEntity } from './api-key.entity.ts';
import { isSecretAlive, overlapEnd } from './api-key.rule.ts';
import { endKey } from './end-key.ts';

/** Ends every key of a number because a new one replaces them: at once, or after the overlap that was asked for. */
export async function endOlderKeys(work: Work, actor: Actor, channel: Channel, overlap: Overlap): Promise<void> {
  const keys = await work.em.find(ApiKeyEntity, { channelId: channel.id, revokedAt: null }, { refresh: true });
  for (const key of keys) {
    const secrets = await work.em.find(ApiKeySecretEntity, { apiKeyId: key.id }, { refresh: true });
    if (overlap === '0' || !(await isStillOpen(work, key))) endKey(work, key, secrets);
    else planEnd(work, key, secrets, overlap);
    record(work, actor, {
      type: 'api_key.revoked',
      partnerId: key.partnerId ?? null,
      clientId: channel.clientId,
      channelId: channel.id,
      subjectId: key.id,
      data: { name: key.name, reason: 'replaced', overlap },
    });
  }
  // Before the new secret: the index allows one without an end.
  await work.em.flush();
}

function planEnd(work: Work, key: ApiKey, secrets: ApiKeySecret[], overlap: Overlap): void {
  for (const secret of secrets) {
    if (isSecretAlive(secret, work.now)) secret.endsAt = overlapEnd(key, secret, OVERLAPS[overlap], work.now);
  }
}

// A key whose permission is over is dead already; an overlap must not make it look alive.
async function isStillOpen(work: Work, key: ApiKey): Promise<boolean> {
  if (key.permissionId == null) return true;
  const episode = await work.em.findOne(PermissionEntity, { id: key.permissionId });
  return permissionStatus(episode, work.now) === 'shared';
}
