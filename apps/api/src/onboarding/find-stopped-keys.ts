import type { ChannelId, PartnerId, StoppedKey } from '@chatelaine/shared';
import { listKeys } from '../api-key/index.ts';
import type { PersonActor } from '../person/index.ts';
import type { Work } from '../platform/work.ts';

/** Finds the live keys of a partner for these numbers of the actor's client. They stop when the permission ends. */
export async function findStoppedKeys(
  work: Work,
  actor: PersonActor,
  { partnerId, channelIds }: { partnerId: PartnerId; channelIds: readonly ChannelId[] },
): Promise<StoppedKey[]> {
  const query = { status: 'live', limit: 1000 } as const;
  const { data } = await listKeys(work, actor, { kind: 'channel', query, accountId: partnerId });
  return data
    .filter(({ channelId }) => channelIds.includes(channelId))
    .map(({ id, name, hint, channelId, lastUsedAt }) => ({ id, name, hint, channelId, lastUsedAt }));
}
