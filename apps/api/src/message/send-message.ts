import type {
  Actor,
  ChannelId,
  ChatId,
  MessageContent,
  MessageError,
  MessageId,
  MessageStatus,
  SendContent,
} from '@chatelaine/shared';
import { noConfirmation } from '../call/confirm.ts';
import { runOnce } from '../call/run-once.ts';
import { Refusal } from '../platform/refusal.ts';
import { transaction, type Work } from '../platform/work.ts';
import { carryMessage } from './carry-message.ts';
import { MessageEntity } from './message.entity.ts';
import { type Draft, queueMessage } from './queue-message.ts';

/** A message to send, as a door has read it. */
export interface SendInput extends Delivery {
  channelId: ChannelId;
  /** A phone number, a user id, or the id of a chat, a contact or a group. */
  to: string;
  content: SendContent;
  /** The message to which this message replies: our id, or the id that WhatsApp gave. */
  replyTo?: string | undefined;
}

/** How a call wants its message to be sent. */
export interface Delivery {
  /** Whether the call waits only until the message is stored, and not until it is carried. */
  isAsync: boolean;
  idempotencyKey: string | null;
}

/** What a call learns about its message. */
export interface Sent {
  messageId: MessageId;
  waMessageId: string | null;
  chatId: ChatId;
  /** `queued`, `sent` or `failed`. */
  status: MessageStatus;
  error: MessageError | null;
  /** ISO 8601, in UTC. */
  createdAt: string;
  /** Whether an earlier call with the same `Idempotency-Key` sent the message. */
  isReplay: boolean;
}

/**
 * Sends a message. The message is stored first, as `queued`. Then it is carried to the upstream, after a second check
 * that the sender may still send. A call that is not asynchronous waits for this, and learns the result.
 *
 * @throws {Refusal} `not_found`, `channel_not_running`, `not_supported`, `invalid_input`, `conflict`,
 * `idempotency_mismatch`. A message whose sender has lost the right meanwhile is no refusal: its status is `failed`.
 */
export function sendMessage(work: Work, actor: Actor, input: SendInput): Promise<Sent> {
  const { channelId, to, content, replyTo = null } = input;
  const { type, ...fields } = content;
  const draft: Draft = { channelId, to, type, content: fields as MessageContent, contextOf: replyTo };
  return sendDraft(work, actor, { name: 'messages.send', draft, delivery: input });
}

/** A message to send, the name of the act, and the input that a repeated call must have too. */
export interface Sending {
  name: string;
  draft: Draft | ((work: Work) => Promise<Draft>);
  /** The input of the call, when `draft` is a function. */
  input?: unknown;
  delivery: Delivery;
}

/** Queues a message once per `Idempotency-Key`, and carries it. */
export async function sendDraft(work: Work, actor: Actor, sending: Sending): Promise<Sent> {
  const { name, draft, input = draft, delivery } = sending;
  const { idempotencyKey, isAsync } = delivery;
  let isReplay = true;
  const call = { work, actor, act: 'messages' as const, name, idempotencyKey, confirm: noConfirmation };
  // The stored answer has only the id, so an erasure of the contact finds nothing in it.
  const { id } = await runOnce(call, { input, secret: false }, (once) =>
    transaction(once, async (tx) => {
      isReplay = false;
      return { id: await queueMessage(tx, actor, typeof draft === 'function' ? await draft(tx) : draft) };
    }),
  );
  if (isAsync) work.services.outboxWake.call();
  else await carryMessage(work, id);
  return { ...(await readSent(work, id, isAsync)), isReplay };
}

async function readSent(work: Work, id: MessageId, isAsync: boolean): Promise<Omit<Sent, 'isReplay'>> {
  const message = await work.em.findOne(MessageEntity, { id }, { disableIdentityMap: true });
  if (message === null) throw new Refusal('not_found', `message ${id} was deleted`);
  const { waMessageId = null, error = null, chatId, createdAt } = message;
  // A repeated call learns what the first call learned, and not what happened to the message later.
  const answer = isAsync
    ? ({ waMessageId: null, status: 'queued', error: null } as const)
    : { waMessageId, error, status: sentStatus(message.status, waMessageId) };
  return { messageId: id, chatId, createdAt: createdAt.toISOString(), ...answer };
}

const sentStatus = (status: MessageStatus, waMessageId: string | null): MessageStatus =>
  status !== 'failed' && waMessageId !== null ? 'sent' : status;
