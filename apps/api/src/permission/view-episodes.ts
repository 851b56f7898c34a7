import { type Actor, type Permission, viewPermission } from '@chatelaine/shared';
import { ChannelEntity, numberOf } from '../channel/channel.entity.ts';
import { findNames } from '../person/index.ts';
import type { Work } from '../platform/work.ts';
import type { Episode } from './permission.entity.ts';
import { showAct } from './permission-act.view.ts';

/** Shows episodes with their numbers, and with the people who began and ended them as far as the actor may know. */
export async function viewEpisodes(work: Work, actor: Actor, rows: readonly Episode[]): Promise<Permission[]> {
  if (rows.length === 0) return [];
  const ids = [...new Set(rows.map((row) => row.channelId))];
  // The history of permissions also shows removed numbers.
  const channels = await work.em.find(ChannelEntity, { id: { $in: ids } }, { filters: false });
  const byId = new Map(channels.map((channel) => [channel.id, { phoneNumber: numberOf(channel), name: channel.name }]));
  const names = await findNames(
    work,
    rows.flatMap(({ grantedBy, withdrawnBy }) => [grantedBy, withdrawnBy]),
  );
  return rows.map((row) => ({
    ...viewPermission(row, work.now),
    channel: byId.get(row.channelId),
    grantedBy: showAct(actor, row.grantedBy, names),
    withdrawnBy: showAct(actor, row.withdrawnBy, names),
  }));
}
