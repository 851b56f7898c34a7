import type { ClientId, ContactId } from '@chatelaine/shared';
import type { Transaction } from '../platform/work.ts';
import { renameInAnswers } from './erase-answers.ts';

/** What has become of several contacts. */
export interface MergedContacts {
  /** The contact that stays. Null when there is none, because all were erased meanwhile. */
  into: ContactId | null;
  /** The contacts that have become a part of it. */
  merged: ContactId[];
}

/**
 * Makes one contact of several: the oldest one. It gets the names, chats, messages and events of the others, and the
 * others are deleted. Chats of one number become one chat. A contact that was erased since the caller found it is left
 * out. Call this under the lock of the client's contacts.
 */
export async function mergeContacts(tx: Transaction, ids: readonly ContactId[]): Promise<MergedContacts> {
  const sorted = JSON.stringify([...ids].sort());
  // Transactions that use one of these contacts end first, because they hold its row.
  const lock = ids.length === 1 ? 'for key share' : 'for update';
  const rows = await tx.em.execute<{ id: ContactId; client_id: ClientId }[]>(
    `select id, client_id from contact where id in (select jsonb_array_elements_text(?::jsonb)) order by id ${lock}`,
    [sorted],
  );
  if (rows.length <= 1) return { into: rows[0]?.id ?? null, merged: [] };
  const [oldest] = await tx.em.execute<{ id: ContactId }[]>(
    `select id from contact where id in (select jsonb_array_elements_text(?::jsonb)) order by created_at, id limit 1`,
    [sorted],
  );
  const into = oldest?.id ?? '';
  const merged = rows.filter(({ id }) => id !== into);
  for (const { id, client_id: clientId } of merged) {
    await renameInAnswers(tx, clientId, { from: id, into });
    await moveContact(tx, id, into);
  }
  return { into, merged: merged.map(({ id }) => id) };
}

async function moveContact(tx: Transaction, from: ContactId, into: ContactId): Promise<void> {
  for (const [sql, values] of statements(from, into)) await tx.em.execute(sql, values);
}

const statements = (from: ContactId, into: ContactId): [sql: string, values: string[]][] => [
  // The chats that both contacts have with one number.
  [
    `update message m set chat_id = kept.id from chat gone join chat kept on kept.channel_id = gone.channel_id
     where gone.contact_id = ? and kept.contact_id = ? and m.chat_id = gone.id`,
    [from, into],
  ],
  [
    `update chat kept set unread_count = kept.unread_count + gone.unread_count,
       last_message_at = greatest(kept.last_message_at, gone.last_message_at)
     from chat gone where gone.contact_id = ? and kept.contact_id = ? and kept.channel_id = gone.channel_id`,
    [from, into],
  ],
  [
    `delete from chat gone using chat kept
     where gone.contact_id = ? and kept.contact_id = ? and kept.channel_id = gone.channel_id`,
    [from, into],
  ],
  ['update chat set contact_id = ? where contact_id = ?', [into, from]],
  ['update message set contact_id = ? where contact_id = ?', [into, from]],
  ['update session_event set contact_id = ? where contact_id = ?', [into, from]],
  // The deliveries are locked in the order in which the end of a webhook and an erasure lock them.
  [
    `with theirs as (
       select id from webhook_delivery where contact_id = ? order by webhook_id, event_id, id for update)
     update webhook_delivery d set contact_id = ? from theirs where d.id = theirs.id`,
    [from, into],
  ],
  ['update contact_name set contact_id = ? where contact_id = ?', [into, from]],
  ['delete from contact where id = ?', [from]],
];
