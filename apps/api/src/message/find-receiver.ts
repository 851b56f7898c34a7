import type { Actor, ChannelId, ChatId, ClientId, ContactId } from '@chatelaine/shared';
import { findOrMakeContact, readNamesOf, type ShownNames, showNames, visibleContacts } from '../contact/index.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Transaction } from '../platform/work.ts';
import { readReceiver } from './addressee.rule.ts';
import { findOrMakeChat } from './find-chat.ts';

/** The receiver of a message: the chat, and the contact with its names unless the chat is a group. */
export interface Receiver {
  chatId: ChatId;
  contactId: ContactId | null;
  names: ShownNames | null;
}

/** The number from which a message goes, its client, and the actor that sends. */
export interface SendingNumber {
  channelId: ChannelId;
  clientId: ClientId;
  actor: Actor;
}

/**
 * Finds the receiver that a caller names. A person who is not a contact yet becomes one, with a chat.
 *
 * @throws {Refusal} `not_found` for a chat of another number and a contact that the actor must not know;
 * `invalid_input` for a text that names nobody.
 */
export async function findReceiver(tx: Transaction, number: SendingNumber, to: string): Promise<Receiver> {
  const named = readReceiver(to);
  switch (named.kind) {
    case 'chat':
      return findChat(tx, number, named.value);
    case 'contact':
      return findContact(tx, number, named.value);
    case 'group':
      return {
        chatId: await findOrMakeChat(tx, { ...number, contactId: null, groupId: named.value }),
        contactId: null,
        names: null,
      };
    case 'unreadable':
      throw unreadable();
    default:
      return findPerson(tx, number, {
        phone: named.kind === 'phone' ? named.value : undefined,
        userId: named.kind === 'user_id' ? named.value : undefined,
        parentUserId: named.kind === 'parent_user_id' ? named.value : undefined,
      });
  }
}

const unreadable = () =>
  new Refusal('invalid_input', 'receiver', {
    issues: [
      {
        path: 'to',
        message: 'A phone number with its country code, a user id, or the id of a chat, a contact or a group.',
      },
    ],
  });

async function findChat(tx: Transaction, number: SendingNumber, id: ChatId): Promise<Receiver> {
  const { channelId } = number;
  const [chat] = await tx.em.execute<{ contact_id: ContactId | null }[]>(
    'select contact_id from chat where id = ? and channel_id = ?',
    [id, channelId],
  );
  if (chat === undefined) throw new Refusal('not_found', `chat ${id} of ${channelId}`);
  const { contact_id: contactId } = chat;
  if (contactId === null) return { chatId: id, contactId, names: null };
  return findContact(tx, number, contactId);
}

async function findContact(tx: Transaction, number: SendingNumber, id: ContactId): Promise<Receiver> {
  // A key that reaches only some numbers learns no names of a contact of the other numbers.
  const [isVisible, values] = visibleContacts(number.actor, 'c');
  const [row] = await tx.em.execute<{ profile_name: string | null }[]>(
    `select profile_name from contact c where c.id = ? and c.client_id = ? and ${isVisible} for key share of c`,
    [id, number.clientId, ...values],
  );
  if (row === undefined) throw new Refusal('not_found', `contact ${id} of ${number.clientId}`);
  const names = showNames({ profileName: row.profile_name, names: await readNamesOf(tx, id) });
  return { chatId: await findOrMakeChat(tx, { ...number, contactId: id, groupId: null }), contactId: id, names };
}

async function findPerson(
  tx: Transaction,
  number: SendingNumber,
  names: { phone: string | undefined; userId: string | undefined; parentUserId: string | undefined },
): Promise<Receiver> {
  const contact = await findOrMakeContact(tx, { ...number, names, at: tx.now });
  if (contact === null) throw unreadable();
  const chatId = await findOrMakeChat(tx, { ...number, contactId: contact.id, groupId: null });
  return { chatId, contactId: contact.id, names: showNames(contact) };
}
