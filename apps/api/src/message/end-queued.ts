import type { ChannelId, ClientId, MessageError, MessageId } from '@chatelaine/shared';
import type { Transaction, Work } from '../platform/work.ts';
import { tellStatus } from './change-status.ts';

const ERROR: MessageError = {
  code: 'unknown',
  message: 'The server was restored from a backup while this message was waiting. The message may have been sent.',
};

/** Counts the messages that were stored until an instant and still wait to be carried. */
export async function countQueued(work: Work, until: Date): Promise<number> {
  const [row] = await work.em.execute<{ count: number }[]>(
    "select count(*)::int as count from message where status = 'queued' and created_at <= ?",
    [until],
  );
  return row?.count ?? 0;
}

/**
 * Ends the messages that waited in a restored backup as failed. Nobody knows which of them were sent after the backup
 * was taken, and none may be sent twice. Returns their number.
 */
export async function endQueued(tx: Transaction, until: Date): Promise<number> {
  const rows = await tx.em.execute<Ended[]>(END, [JSON.stringify(ERROR), until, tx.now, tx.now]);
  for (const { id, client_id: clientId, channel_id: channelId, contact_id: contactId, chat_id: chatId } of rows)
    tellStatus(tx, { id, clientId, channelId, contactId, chatId }, { status: 'failed', at: tx.now, error: ERROR });
  return rows.length;
}

interface Ended {
  id: MessageId;
  client_id: ClientId;
  channel_id: ChannelId;
  contact_id: string | null;
  chat_id: string;
}

const END = `
  with ended as (
    update message set status = 'failed', error = ?::jsonb where status = 'queued' and created_at <= ?
    returning id, client_id, channel_id, contact_id, chat_id),
  statuses as (
    insert into message_status (message_id, status, at, recorded_at, is_applied)
    select id, 'failed', ?, ?, true from ended on conflict do nothing)
  select * from ended`;
