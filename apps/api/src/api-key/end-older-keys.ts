import { type Actor, type ClientId, OVERLAPS, type Overlap, replacementOf } from '@chatelaine/shared';
import type { Channel } from '../channel/index.ts';
import { record } from '../event/index.ts';
import { filterOf } from '../platform/db/condition.ts';
import type { Locked, Work } from '../platform/work.ts';
import { type ApiKey, ApiKeyEntity, type ApiKeySecret, ApiKeySecretEntity } from './api-key.entity.ts';
import { isAlive } from './api-key.sql.ts';
import { endSecrets } from './end-key.ts';
import { isPermissionOpen } from './is-permission-open.ts';

/** The way in which the older keys of a number end. */
interface Ending {
  overlap: Overlap;
  /** The id of the key that does not end. */
  besides?: string;
}

/**
 * Ends every live key of a number, because a new key replaces these keys. The keys end immediately, or after the
 * overlap that the request names. The end of a key that has already ended does not change. Only the secret of such a
 * key ends, because the table allows only one secret without a planned end for a number.
 */
export async function endOlderKeys(
  work: Locked<'channel'>,
  actor: Actor,
  channel: Pick<Channel, 'id'> & { clientId: ClientId | null },
  { overlap, besides }: Ending,
): Promise<void> {
  const from = { overlapMs: OVERLAPS[overlap], now: work.now };
  for (const [key, secrets] of await findOpenKeys(work, channel.id)) {
    if (key.id === besides) continue;
    const parts = { key, secrets, isPermissionOpen: await isPermissionOpen(work, key) };
    const { isRevoked, isNews, ends } = replacementOf(parts, from);
    if (isRevoked) key.revokedAt = work.now;
    endSecrets(ends);
    if (!isNews) continue;
    record(work, actor, {
      type: 'api_key.revoked',
      partnerId: key.partnerId ?? null,
      clientId: channel.clientId,
      channelId: channel.id,
      subjectId: key.id,
      data: { name: key.name, reason: 'replaced', overlap },
    });
  }
  // These ends are written before the new secret, because the index allows only one secret without a planned end for a
  // number.
  await work.em.flush();
}

/**
 * Finds the keys of the number that still have a live secret. There is at most one such key, or there are two during an
 * overlap.
 */
async function findOpenKeys(work: Work, channelId: string): Promise<Map<ApiKey, ApiKeySecret[]>> {
  const alive = filterOf<ApiKeySecret>((s) => isAlive(work.now, s));
  const secrets = await work.em.find(ApiKeySecretEntity, { $and: [{ channelId }, alive] }, { refresh: true });
  const ids = [...new Set(secrets.map(({ apiKeyId }) => apiKeyId))];
  const keys = await work.em.find(ApiKeyEntity, { id: { $in: ids } }, { refresh: true });
  return new Map(keys.map((key) => [key, secrets.filter(({ apiKeyId }) => apiKeyId === key.id)]));
}
