import type { MessageId } from '@chatelaine/shared';
import { findOrMakeContact, plainNames, type ShownNames, showNames } from '../contact/index.ts';
import { newId } from '../platform/id.ts';
import type { Transaction } from '../platform/work.ts';
import { STORE_CARRIED, WAIT_SHORTLY } from './carried.sql.ts';
import { findOrMakeChat } from './find-chat.ts';
import { findKnownChats, type WantedChat } from './find-known-chats.ts';
import { makeChats } from './make-chats.ts';
import { type NewMessage, tellMessage } from './new-message.ts';
import type { ReadCarried } from './read-carried.ts';

interface Sides {
  chatId: string;
  contactId: string | null;
  names: ShownNames | null;
}

/**
 * Stores messages that the messaging door has carried, all in this transaction: the messages as `sent`, their events, and
 * what the sandbox will tell about its messages. A message that is stored already is not stored again, so a batch can be
 * repeated. The transaction waits for no lock longer than a moment.
 */
export async function storeBatch(tx: Transaction, carried: readonly ReadCarried[]): Promise<void> {
  const chats = await findChats(tx, carried);
  const messages = carried.flatMap((each) => {
    const sides = chats.get(each.chatKey);
    return sides === undefined ? [] : [{ each, names: sides.names, message: messageOf(each, sides) }];
  });
  if (messages.length === 0) return;
  const rows = await tx.em.execute<{ id: MessageId }[]>(STORE_CARRIED, [
    JSON.stringify(messages.map(({ message }) => message)),
    tx.now,
    JSON.stringify(messages.flatMap(({ each, message }) => reportsOf(each, message.id))),
  ]);
  const stored = new Set(rows.map(({ id }) => id));
  for (const { message, names } of messages) if (stored.has(message.id)) tellMessage(tx, message, { names });
}

async function findChats(tx: Transaction, read: readonly ReadCarried[]): Promise<Map<string, Sides>> {
  const firsts = new Map(read.map((each) => [each.chatKey, each]));
  const chats = new Map<string, Sides>();
  const find = async (wanted: readonly WantedChat[]) => {
    for (const [key, { chatId, contact }] of await findKnownChats(tx, wanted))
      chats.set(key, { chatId, contactId: contact.id, names: showNames(contact) });
  };
  const wanted = [...firsts.values()].flatMap(wantedChat);
  await find(wanted);
  if (chats.size === firsts.size) return chats;
  await tx.em.execute(WAIT_SHORTLY);
  const unknown = wanted.filter(({ key }) => !chats.has(key));
  await makeChats(tx, unknown);
  await find(unknown);
  // The chats are made in the same order on every server, so two servers cannot wait for each other.
  const others = [...firsts].filter(([key]) => !chats.has(key)).sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [key, each] of others) {
    const sides = await makeOne(tx, each);
    if (sides !== null) chats.set(key, sides);
  }
  return chats;
}

function wantedChat({ chatKey: key, clientId, channelId, groupId, names, at }: ReadCarried): WantedChat[] {
  const [name, ...more] = plainNames(names);
  // Two names may make one contact of two, which is not only a look.
  return groupId !== null || name === undefined || more.length > 0 ? [] : [{ key, clientId, channelId, name, at }];
}

async function makeOne(tx: Transaction, each: ReadCarried): Promise<Sides | null> {
  const { clientId, channelId, groupId, names, at } = each;
  const number = { clientId, channelId };
  const contact = groupId === null ? await findOrMakeContact(tx, { ...number, names, at }) : null;
  if (contact === null && groupId === null) return null;
  const contactId = contact?.id ?? null;
  const chatId = await findOrMakeChat(tx, { ...number, contactId, groupId });
  return { chatId, contactId, names: contact && showNames(contact) };
}

const messageOf = (each: ReadCarried, { chatId, contactId }: Sides): NewMessage => ({
  id: newId('message'),
  channelId: each.channelId,
  clientId: each.clientId,
  chatId,
  contactId,
  direction: 'out',
  type: each.type,
  content: each.content,
  waMessageId: each.waMessageId,
  contextId: each.contextId,
  status: 'sent',
  apiKeyId: each.apiKeyId,
  personId: null,
  permissionId: each.permissionId,
  requestId: each.requestId,
  editedAt: null,
  revokedAt: null,
  createdAt: each.at,
});

function reportsOf(each: ReadCarried, messageId: MessageId) {
  const { channelId, phoneNumber, names, groupId, waMessageId, type, content, at, planReports } = each;
  if (planReports === undefined) return [];
  const to = groupId === null ? { phone: names.phone, userId: names.userId } : { groupId };
  const taken = { channel: { id: channelId, phoneNumber }, to, type, content, waMessageId };
  return planReports(taken, at).map((report) => ({ ...report, channelId, messageId }));
}
