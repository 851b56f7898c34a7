import { type ChannelId, ID_PATTERNS } from '@chatelaine/shared';
import { Refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { type Message, MessageEntity } from './message.entity.ts';

/** A message with null instead of every missing value. */
export type Target = Omit<Message, 'waMessageId'> & { waMessageId: string | null };

/**
 * Gets a message of a number by our id or by the id that WhatsApp gave. The caller has checked that the number is
 * reached.
 *
 * @throws {Refusal} `not_found`.
 */
export async function getTarget(work: Work, channelId: ChannelId, id: string): Promise<Target> {
  const named = ID_PATTERNS.message.test(id) ? { id } : { waMessageId: id };
  const message = await work.em.findOne(MessageEntity, { ...named, channelId }, { disableIdentityMap: true });
  if (message === null) throw new Refusal('not_found', `message ${id} of ${channelId}`);
  return { ...message, waMessageId: message.waMessageId ?? null };
}
