import type { MessageError, MessageStatus } from '@chatelaine/shared';
import type { Transaction } from '../platform/work.ts';
import { recordSessionEvent } from '../session-event/index.ts';
import type { NewMessage } from './new-message.ts';

/** A new status of a message, with its time. */
export interface NewStatus {
  status: MessageStatus;
  at: Date;
  error?: MessageError | null;
  /** The id that WhatsApp gave the message, when it is known only now. */
  waMessageId?: string;
}

type Changed = Pick<NewMessage, 'id' | 'clientId' | 'channelId'> & {
  contactId?: string | null;
  chatId: string;
  waMessageId?: string | null;
};

/** Gives a locked message the status that its own sending has, keeps the status with its time, and records the event. */
export async function changeStatus(tx: Transaction, message: Changed, change: NewStatus): Promise<void> {
  const { status, at, error = null, waMessageId = message.waMessageId ?? null } = change;
  await tx.em.execute(
    'update message set status = ?, error = ?::jsonb, wa_message_id = ?, claimed_at = ? where id = ?',
    [status, error === null ? null : JSON.stringify(error), waMessageId, tx.now, message.id],
  );
  await tx.em.execute(
    `insert into message_status (message_id, status, at, recorded_at, is_applied) values (?, ?, ?, ?, true)
     on conflict do nothing`,
    [message.id, status, at, tx.now],
  );
  tellStatus(tx, { ...message, waMessageId }, { status, at, error });
}

/** Records the event of a status. */
export function tellStatus(tx: Transaction, message: Changed, { status, at, error = null }: NewStatus): void {
  const { clientId, channelId, contactId = null, id, chatId, waMessageId = null } = message;
  const payload = { messageId: id, waMessageId, chat: chatId, status, timestamp: at.getTime(), error };
  recordSessionEvent(tx, { clientId, channelId, event: 'message.status', contactId, payload });
}
