import type { Actor, ChannelId, ContactId } from '@chatelaine/shared';
import { record } from '../event/index.ts';
import { Refusal } from '../platform/refusal.ts';
import { type Transaction, transaction, type Work } from '../platform/work.ts';
import { recordSessionEvent } from '../session-event/index.ts';
import { forgetContact } from '../webhook/index.ts';
import type { PlainName } from './contact-names.rule.ts';
import { eraseAnswers } from './erase-answers.ts';
import { eraseMessages } from './erase-messages.ts';
import { type ContactNamed, clientOf, findNamedContact } from './find-contact.ts';
import { searchedNames } from './names-in-answer.rule.ts';

/** What was erased. */
export interface ErasedContact {
  id: ContactId;
  messages: number;
}

/**
 * Erases a contact, in one transaction: its names, its chats, its messages with their statuses, what the sandbox would
 * still report about it, the stored answers that name it, and what receivers of webhooks answered about it. The events
 * of numbers about it stay with an empty payload, so no reader loses its place. Two events say that the contact was
 * erased, and have nothing but its id.
 *
 * The row of the contact is locked first. A message that is being stored for the contact ends first, and is erased too.
 * A message that comes later finds no contact with this name, and makes a new contact.
 *
 * @throws {Refusal} `not_found`, also for the second of two calls at once.
 */
export function eraseContact(work: Work, actor: Actor, named: ContactNamed): Promise<ErasedContact> {
  return transaction(work, async (tx) => {
    const id = await findNamedContact(tx, actor, named);
    const clientId = clientOf(actor);
    await lockContact(tx, id, actor);
    const names = await readNames(tx, id);
    const channelIds = await channelsOf(tx, id);
    const { messages, chatIds, ids } = await eraseMessages(tx, clientId, id);
    await eraseAnswers(tx, clientId, searchedNames([...ids, ...chatIds], names));
    await forgetContact(tx, ids);
    await tx.em.execute('delete from contact_name where contact_id = ?', [id]);
    await tx.em.execute('delete from contact where id = ?', [id]);
    for (const channelId of channelIds)
      recordSessionEvent(tx, {
        clientId,
        channelId,
        event: 'contact.erased',
        contactId: null,
        payload: { contact: id },
      });
    record(tx, actor, { type: 'contact.erased', clientId, subjectId: id });
    return { id, messages };
  });
}

async function lockContact(tx: Transaction, id: ContactId, actor: Actor): Promise<void> {
  const rows = await tx.em.execute<unknown[]>('select 1 from contact where id = ? for update', [id]);
  if (rows.length === 0) throw new Refusal('not_found', `contact ${id} for ${actor.id}`);
}

// Every name that the contact has or had.
async function readNames(tx: Transaction, id: ContactId): Promise<PlainName[]> {
  return tx.em.execute<PlainName[]>('select distinct kind, value from contact_name where contact_id = ?', [id]);
}

/** Finds the numbers whose readers may know the contact. A removed number has no readers. */
async function channelsOf(tx: Transaction, id: ContactId): Promise<ChannelId[]> {
  const rows = await tx.em.execute<{ id: ChannelId }[]>(
    `select ch.id from channel ch where ch.removed_at is null and ch.id in (
       select channel_id from chat where contact_id = ? union select channel_id from message where contact_id = ?
       union select channel_id from session_event where contact_id = ?) order by ch.id collate "C"`,
    [id, id, id],
  );
  return rows.map((row) => row.id);
}
