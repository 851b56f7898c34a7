import { type Actor, mayWithdraw } from '@chatelaine/shared';
import type { Channel } from '../channel/channel.entity.ts';
import { record } from '../event/index.ts';
import { getPartner, type Partner } from '../partner/index.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Transaction } from '../platform/work.ts';
import { lockOpenEpisode } from './find-episode.ts';
import type { Episode } from './permission.entity.ts';

/**
 * Ends the open episode of a channel. The partner's keys of this episode end at the same instant. The rows of these
 * keys need no change, because each key has the id of its episode and every look-up of a key joins the episode.
 */
export async function withdrawPermission(work: Transaction, actor: Actor, channel: Channel): Promise<Episode> {
  const { episode, work: locked } = await lockOpenEpisode(work, channel.id);
  if (episode === null) throw new Refusal('conflict', `channel ${channel.id} is not shared`);
  requireMayWithdraw(channel, await getPartner(work, episode.partnerId));
  episode.withdrawnAt = locked.now;
  episode.withdrawnBy = actor.id;
  record(locked, actor, {
    type: 'permission.withdrawn',
    partnerId: episode.partnerId,
    clientId: channel.clientId,
    channelId: channel.id,
    subjectId: episode.id,
    data: { phoneNumber: channel.phoneNumber },
  });
  await locked.em.flush();
  return episode;
}

/** Refuses when the partner pays for the number and does not let clients withdraw. */
export function requireMayWithdraw({ payment }: Pick<Channel, 'payment'>, partner: Partner): void {
  if (mayWithdraw(payment, partner)) return;
  throw new Refusal('not_allowed', `partner ${partner.id} does not let clients withdraw`, {
    message: `${partner.name} pays for this number. To withdraw permission, contact ${partner.name}.`,
  });
}
