import {
  type ChannelId,
  type ClientId,
  type ContactId,
  type MessageError,
  type MessageId,
  REFUSALS,
} from '@chatelaine/shared';
import { readNamesOf } from '../contact/index.ts';
import { toRefusal } from '../platform/to-refusal.ts';
import { afterLocks, type Transaction, transaction, type Work } from '../platform/work.ts';
import { type Addressee, sessionUpstreamOf, type Taken } from '../upstream/index.ts';
import { changeStatus } from './change-status.ts';
import { type JudgeSender, judgeSender, type SentBy } from './judge-sender.ts';
import type { Message } from './message.entity.ts';
import { MessageEntity } from './message.entity.ts';
import { addReports } from './report-tasks.ts';

/** How a message is carried. Tests replace `judge`. */
export interface Carrying {
  judge?: JudgeSender;
  /** Whether a message that another server carries at this moment is left to it. Otherwise the call waits for the end. */
  isPatient?: boolean;
}

/**
 * Carries a message that is queued. Checks again that its sender may still send, gives the message to the upstream, and
 * stores the result: `sent` with the id that WhatsApp gave, or `failed`. A message that is not queued any more stays as
 * it is.
 *
 * All of this is one transaction, because the sandbox keeps its side in the same database. So a message that two servers
 * carry at once is carried once, a crash repeats nothing, and after a revocation has committed the sandbox takes nothing
 * of the key.
 */
export async function carryMessage(work: Work, id: MessageId, carrying: Carrying = {}): Promise<void> {
  try {
    await transaction(work, (tx) => carry(tx, id, carrying));
  } catch (error) {
    // A message that always ends in a bug must not stay queued for ever.
    if (toRefusal(error).code === 'internal') await transaction(work, (tx) => giveUp(tx, id));
    throw error;
  }
}

async function carry(tx: Transaction, id: MessageId, { judge = judgeSender, isPatient = true }: Carrying) {
  const sender = await readSender(tx, id);
  if (sender === null) return;
  // The rows of the account, the number and the key are locked before the message, as everywhere.
  const verdict = await judge(tx, sender);
  const held = afterLocks(tx);
  const message = await claim(held, id, isPatient);
  if (message === null) return;
  if (!verdict.allow) {
    const { reason, sentence = REFUSALS[reason].sentence } = verdict;
    return fail(held, message, { code: reason, message: sentence });
  }
  const taken = await handOver(held, message);
  if (!taken.isTaken) return fail(held, message, taken.error);
  await changeStatus(held, message, { status: 'sent', at: held.now, waMessageId: taken.waMessageId });
  await addReports(held, message.channelId, taken.reports);
}

interface SenderRow {
  channel_id: ChannelId;
  client_id: ClientId;
  api_key_id: string | null;
  person_id: string | null;
  permission_id: string | null;
}

async function readSender(tx: Transaction, id: MessageId): Promise<SentBy | null> {
  const [row] = await tx.em.execute<SenderRow[]>(
    `select channel_id, client_id, api_key_id, person_id, permission_id from message where id = ? and status = 'queued'`,
    [id],
  );
  if (row === undefined) return null;
  return {
    channelId: row.channel_id,
    clientId: row.client_id,
    apiKeyId: row.api_key_id,
    personId: row.person_id,
    permissionId: row.permission_id,
  };
}

async function claim(tx: Transaction, id: MessageId, isPatient: boolean): Promise<Message | null> {
  const [row] = await tx.em.execute<unknown[]>(
    `select id from message where id = ? and status = 'queued' for update ${isPatient ? '' : 'skip locked'}`,
    [id],
  );
  return row === undefined ? null : tx.em.findOne(MessageEntity, { id }, { disableIdentityMap: true });
}

async function handOver(tx: Transaction, message: Message): Promise<Taken> {
  const { channelId, contactId = null, chatId, type, content, contextId = null, requestId } = message;
  const to = await addresseeOf(tx, chatId, contactId);
  if (to === null) return { isTaken: false, error: NO_ADDRESS };
  const [channel] = await tx.em.execute<{ phone_number: string; upstream: 'sandbox' }[]>(
    'select phone_number, upstream from channel where id = ?',
    [channelId],
  );
  const { phone_number: phoneNumber = '', upstream = 'sandbox' } = channel ?? {};
  return sessionUpstreamOf(upstream).send(
    { channel: { id: channelId, phoneNumber }, to, type, content, contextId, requestId: requestId ?? '' },
    tx.now,
  );
}

const NO_ADDRESS: MessageError = {
  code: 'no_address',
  message: 'The contact has no phone number and no user id, so WhatsApp cannot find the person.',
};

async function addresseeOf(tx: Transaction, chatId: string, contactId: ContactId | null): Promise<Addressee | null> {
  if (contactId === null) {
    const [chat] = await tx.em.execute<{ group_id: string | null }[]>('select group_id from chat where id = ?', [
      chatId,
    ]);
    return chat?.group_id == null ? null : { groupId: chat.group_id };
  }
  const names = await readNamesOf(tx, contactId);
  const of = (kind: string) => names.findLast((name) => name.kind === kind)?.value;
  const phone = of('phone');
  if (phone !== undefined) return { phone };
  const userId = of('user_id') ?? of('parent_user_id');
  return userId === undefined ? null : { userId };
}

const fail = (tx: Transaction, message: Message, error: MessageError): Promise<void> =>
  changeStatus(tx, message, { status: 'failed', at: tx.now, error });

async function giveUp(tx: Transaction, id: MessageId): Promise<void> {
  const message = await claim(tx, id, false);
  if (message === null) return;
  await fail(tx, message, { code: 'internal', message: REFUSALS.internal.sentence });
}
