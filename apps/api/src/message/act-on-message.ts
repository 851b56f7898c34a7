import type { Actor, ChannelId, Message, MessageContent, MessageId } from '@chatelaine/shared';
import { Refusal } from '../platform/refusal.ts';
import { type Transaction, transaction, type Work } from '../platform/work.ts';
import { recordSessionEvent } from '../session-event/index.ts';
import type { SessionOperation } from '../upstream/index.ts';
import { getTarget, type Target } from './get-target.ts';
import { MessageEntity } from './message.entity.ts';
import { CHANGE } from './message.sql.ts';
import { viewMessage } from './message.view.ts';
import { messagePayload } from './new-message.ts';
import { withVote } from './poll.rule.ts';
import { getSendingChannel } from './queue-message.ts';
import { requireSender } from './require-sender.ts';
import { type Delivery, type Sent, sendDraft } from './send-message.ts';
import { isTakenBack } from './taken-back.rule.ts';

/** Names one message of a number: by our id, or by the id that WhatsApp gave. */
export interface OnMessage {
  channelId: ChannelId;
  messageId: MessageId | string;
}

/**
 * Reacts to a message with an emoji. An empty emoji takes the earlier reaction back. A reaction is a message too, so it
 * is stored, carried and repeated as one.
 *
 * @throws {Refusal} as {@link sendDraft}.
 */
export function reactToMessage(
  work: Work,
  actor: Actor,
  { channelId, messageId, emoji, ...delivery }: OnMessage & Delivery & { emoji: string },
): Promise<Sent> {
  const draft = async (tx: Work) => {
    await getSendingChannel(tx, actor, channelId, 'react');
    const { chatId } = await getTarget(tx, channelId, messageId);
    return { channelId, to: chatId, type: 'reaction' as const, content: { emoji }, contextOf: messageId };
  };
  return sendDraft(work, actor, { name: 'messages.react', draft, input: { channelId, messageId, emoji }, delivery });
}

// Media needs an upload of its own, and the other kinds belong to the chat in which they were sent.
const FORWARDED = ['text', 'location', 'contact'];

/**
 * Sends a copy of a message to another receiver of the same number.
 *
 * @throws {Refusal} `not_supported` for a message that cannot be copied, and the refusals of {@link sendDraft}.
 */
export function forwardMessage(
  work: Work,
  actor: Actor,
  { channelId, messageId, to, ...delivery }: OnMessage & Delivery & { to: string },
): Promise<Sent> {
  const draft = async (tx: Work) => {
    await getSendingChannel(tx, actor, channelId, 'send');
    const target = await getTarget(tx, channelId, messageId);
    const { type, content } = target;
    if (!FORWARDED.includes(type) || isTakenBack(target)) {
      throw new Refusal('not_supported', `a message of type ${type}`, {
        message: 'Only texts, locations and contacts that were not taken back can be forwarded.',
      });
    }
    return { channelId, to, type, content: { ...content, forwarded: true }, contextOf: null };
  };
  return sendDraft(work, actor, { name: 'messages.forward', draft, input: { channelId, messageId, to }, delivery });
}

/**
 * Replaces the text of a message that this number sent.
 *
 * @throws {Refusal} `not_found`, `not_supported`, `channel_not_running`, `conflict` for a message that is not a sent
 * text, and the refusal that {@link requireSender} throws.
 */
export function editMessage(work: Work, actor: Actor, { text, ...on }: OnMessage & { text: string }): Promise<Message> {
  return actOn(work, actor, on, {
    operation: 'edit',
    event: 'message.edited',
    change: (message, now) => {
      requireOwn(message);
      if (message.type !== 'text') throw conflict('Only the text of a text message can be edited.');
      return { content: { ...message.content, text }, editedAt: now };
    },
  });
}

/**
 * Takes a message back that this number sent. Its content is deleted here too.
 *
 * @throws {Refusal} as {@link editMessage}.
 */
export function revokeMessage(work: Work, actor: Actor, on: OnMessage): Promise<Message> {
  return actOn(work, actor, on, {
    operation: 'revoke',
    event: 'message.revoked',
    change: (message, now) => {
      requireOwn(message);
      return { content: {}, revokedAt: now };
    },
  });
}

/**
 * Votes in a poll of a chat as this number. A later vote replaces the earlier one, and an empty list takes it back.
 *
 * @throws {Refusal} `invalid_input` for an option that the poll does not have or for too many options, and as
 * {@link editMessage}.
 */
export function votePoll(
  work: Work,
  actor: Actor,
  { options, ...on }: OnMessage & { options: string[] },
): Promise<Message> {
  return actOn(work, actor, on, {
    operation: 'vote',
    event: 'poll.vote',
    more: { options, voter: null },
    change: (message) => {
      if (message.type !== 'poll') throw conflict('This message is no poll.');
      requireOptions(message.content, options);
      return { content: withVote(message.content, 'me', options) };
    },
  });
}

interface Act {
  operation: SessionOperation;
  event: 'message.edited' | 'message.revoked' | 'poll.vote';
  /** More fields of the event's payload. */
  more?: Record<string, unknown>;
  /** Checks the locked message, and returns its changed columns. */
  change(message: Target, now: Date): Partial<Pick<Target, 'content' | 'editedAt' | 'revokedAt'>>;
}

function actOn(work: Work, actor: Actor, { channelId, messageId }: OnMessage, act: Act): Promise<Message> {
  return transaction(work, async (begun) => {
    const channel = await getSendingChannel(begun, actor, channelId, act.operation);
    const { id } = await getTarget(begun, channelId, messageId);
    const tx = await requireSender(begun, actor, channel);
    const message = await lockMessage(tx, channelId, id);
    const changed = { ...message, ...act.change(message, tx.now) };
    await tx.em.execute(CHANGE, [
      JSON.stringify(changed.content),
      changed.editedAt ?? null,
      changed.revokedAt ?? null,
      changed.type,
      id,
    ]);
    const { clientId, contactId = null, contextId = null } = changed;
    const payload = { ...messagePayload({ ...changed, contactId, contextId }), ...act.more };
    recordSessionEvent(tx, { clientId, channelId, event: act.event, contactId, payload });
    return viewMessage(changed);
  });
}

async function lockMessage(tx: Transaction, channelId: ChannelId, id: MessageId): Promise<Target> {
  await tx.em.execute('select id from message where id = ? for update', [id]);
  const message = await tx.em.findOne(MessageEntity, { id, channelId }, { disableIdentityMap: true });
  if (message === null) throw new Refusal('not_found', `message ${id} of ${channelId}`);
  return { ...message, waMessageId: message.waMessageId ?? null };
}

function requireOwn(message: Target): void {
  const { direction, waMessageId, status } = message;
  if (direction === 'in') throw conflict('Only a message that this number sent can be changed.');
  if (isTakenBack(message)) throw conflict('This message was taken back.');
  if (waMessageId === null || status === 'failed') throw conflict('This message was not sent.');
}

function requireOptions({ options: offered, selectableCount }: MessageContent, options: readonly string[]): void {
  const known: unknown[] = Array.isArray(offered) ? offered : [];
  const most = typeof selectableCount === 'number' && selectableCount > 0 ? selectableCount : known.length;
  const isKnown = options.every((option) => known.includes(option)) && new Set(options).size === options.length;
  if (isKnown && options.length <= most) return;
  throw new Refusal('invalid_input', 'options of the poll', {
    issues: [{ path: 'options', message: `Up to ${most} of the options of the poll, each once.` }],
  });
}

const conflict = (message: string) => new Refusal('conflict', 'the message does not allow it', { message });
