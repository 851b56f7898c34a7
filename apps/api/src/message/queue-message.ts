import type { Actor, ChannelId, MessageContent, MessageId, MessageKind } from '@chatelaine/shared';
import { type Channel, getReachedChannel } from '../channel/index.ts';
import { newId } from '../platform/id.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Transaction, Work } from '../platform/work.ts';
import { requireSupported, type SessionOperation, sessionUpstreamOf } from '../upstream/index.ts';
import { touchChat } from './find-chat.ts';
import { findReceiver } from './find-receiver.ts';
import { getTarget } from './get-target.ts';
import { insertMessages, type NewMessage, tellMessage } from './new-message.ts';

/** A message to send, in our own form. */
export interface Draft {
  channelId: ChannelId;
  to: string;
  type: MessageKind;
  content: MessageContent;
  /** The message to which this message replies or reacts: our id, or the id that WhatsApp gave. */
  contextOf: string | null;
}

/**
 * Stores a message as `queued`, with its event. Nothing is sent before the transaction commits, so a crash loses no
 * message and sends none that is not stored.
 *
 * @throws {Refusal} `not_found` for a number, chat, contact or message that the actor does not reach;
 * `channel_not_running`; `not_supported`; `invalid_input` for a receiver that names nobody.
 */
export async function queueMessage(tx: Transaction, actor: Actor, draft: Draft): Promise<MessageId> {
  const { type, content, channelId } = draft;
  const { clientId } = await getSendingChannel(tx, actor, channelId, operationOf(type));
  const receiver = await findReceiver(tx, { channelId, clientId, actor }, draft.to);
  const target = draft.contextOf === null ? null : await getTarget(tx, channelId, draft.contextOf);
  if (target !== null && target.waMessageId === null) throw notCarried();
  const { chatId, contactId, names } = receiver;
  const message: NewMessage = {
    id: newId('message'),
    channelId,
    clientId,
    chatId,
    contactId,
    direction: 'out',
    type,
    content,
    waMessageId: null,
    contextId: target?.waMessageId ?? null,
    status: 'queued',
    ...(await senderOf(tx, actor)),
    requestId: tx.origin.requestId,
    editedAt: null,
    revokedAt: null,
    createdAt: tx.now,
  };
  await insertMessages(tx, [message]);
  await touchChat(tx, chatId, tx.now, 0);
  tellMessage(tx, message, { names });
  return message.id;
}

const operationOf = (type: MessageKind): SessionOperation =>
  type === 'poll' ? 'poll' : type === 'reaction' ? 'react' : 'send';

/**
 * Gets a running number whose upstream can do this.
 *
 * @throws {Refusal} `not_found`, `channel_not_running`, `not_supported`.
 */
export async function getSendingChannel(
  work: Work,
  actor: Actor,
  id: ChannelId,
  operation: SessionOperation,
): Promise<Channel> {
  const channel = await getReachedChannel(work, actor, id);
  if (channel.status !== 'running') throw new Refusal('channel_not_running', `channel ${id} is ${channel.status}`);
  requireSupported(sessionUpstreamOf(channel.upstream), operation);
  return channel;
}

/** The columns that name the sender of a message. */
export async function senderOf(work: Work, actor: Actor) {
  if (actor.kind === 'person') return { apiKeyId: null, personId: actor.id, permissionId: null };
  if (actor.kind === 'operator') throw new Refusal('not_allowed', 'the operator sends no messages');
  if (actor.kind !== 'channel_key') return { apiKeyId: actor.id, personId: null, permissionId: null };
  const [key] = await work.em.execute<{ permission_id: string | null }[]>(
    'select permission_id from api_key where id = ?',
    [actor.id],
  );
  return { apiKeyId: actor.id, personId: null, permissionId: key?.permission_id ?? null };
}

const notCarried = () =>
  new Refusal('conflict', 'the message is not carried', {
    message: 'WhatsApp has no id for this message yet. Wait until its status is "sent".',
  });
