import type { ChannelId } from '@chatelaine/shared';
import type { Locked } from '../../platform/work.ts';
import { endState } from '../end-deliveries.ts';

/** Deletes the webhook of a number that is removed. What waits to be delivered ends, because the messages are deleted. */
export async function endNumberWebhook(locked: Locked<'channel'>, channelId: ChannelId): Promise<void> {
  await locked.em.execute('delete from channel_webhook where channel_id = ?', [channelId]);
  await endState(locked, channelId, 'event_gone');
}
