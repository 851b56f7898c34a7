import { type FoundContact, findOrMakeContact, relinkContact, type ShownNames, showNames } from '../contact/index.ts';
import { newId } from '../platform/id.ts';
import type { Transaction } from '../platform/work.ts';
import { recordSessionEvent } from '../session-event/index.ts';
import { applyStatuses } from './apply-status.ts';
import { changeHeard, changePayload } from './change-heard.ts';
import { findOrMakeChat, touchChat } from './find-chat.ts';
import type { HearingNumber } from './hearing-number.ts';
import { insertMessages, messagePayload, type NewMessage, NO_SENDER, tellMessage } from './new-message.ts';
import type { ReadPerson } from './read-person.ts';
import type { Heard } from './read-webhook.ts';

/**
 * Stores one thing that a webhook says. What was stored before is not stored again.
 *
 * @returns why it was ignored; null when it was stored, or was stored before.
 */
export async function storeHeard(tx: Transaction, number: HearingNumber, heard: Heard): Promise<string | null> {
  switch (heard.kind) {
    case 'status': {
      const unknown = await applyStatuses(tx, [{ ...heard, channelId: number.channelId }]);
      return unknown.length === 0 ? null : 'a status of an unknown message';
    }
    case 'contact':
      await hear(tx, number, heard.person, heard.at);
      return null;
    case 'relink':
      await relinkContact(tx, { ...number, ...heard.person, previous: heard.previous, at: heard.at });
      return null;
    case 'message':
    case 'call':
      await storeMessage(tx, number, heard);
      return null;
    default: {
      const sides = await sidesOf(tx, number, heard);
      const isKnown = await changeHeard(tx, number, heard, sides.contactId);
      // An edit can arrive before its message. Then the edit is stored as the message, and the message comes too late.
      if (isKnown !== 'unknown') return isKnown === 'refused' ? `${heard.kind} by somebody else` : null;
      if (heard.kind === 'vote') return 'a vote in an unknown poll';
      await storeMessage(tx, number, heard);
      return null;
    }
  }
}

const hear = (tx: Transaction, number: HearingNumber, person: ReadPerson, at: Date): Promise<FoundContact | null> =>
  findOrMakeContact(tx, { ...number, ...person, at });

type Storable = Exclude<Heard, { kind: 'status' | 'contact' | 'relink' | 'vote' }>;
type WithSides = Exclude<Heard, { kind: 'status' | 'contact' | 'relink' }>;

interface Sides {
  chatId: string;
  contactId: string | null;
  names: ShownNames | null;
}

async function sidesOf(tx: Transaction, number: HearingNumber, { person, groupId, at }: WithSides): Promise<Sides> {
  const contact = await hear(tx, number, person, at);
  const contactId = contact?.id ?? null;
  const chatId = await findOrMakeChat(tx, { ...number, contactId, groupId });
  return { chatId, contactId, names: contact && showNames(contact) };
}

async function storeMessage(tx: Transaction, number: HearingNumber, heard: Storable): Promise<void> {
  const { at, isEcho } = heard;
  const { names, ...sides } = await sidesOf(tx, number, heard);
  const message: NewMessage = {
    id: newId('message'),
    ...number,
    ...sides,
    direction: isEcho ? 'out' : 'in',
    ...contentOf(heard),
    waMessageId: 'originalId' in heard ? heard.originalId : heard.waMessageId,
    status: isEcho ? 'sent' : 'received',
    ...NO_SENDER,
    editedAt: heard.kind === 'edit' ? at : null,
    revokedAt: heard.kind === 'revoke' ? at : null,
    createdAt: at,
  };
  const stored = await insertMessages(tx, [message]);
  if (stored.size === 0) return;
  const isUnread = !isEcho && message.type !== 'reaction' && heard.kind !== 'revoke';
  await touchChat(tx, sides.chatId, at, isUnread ? 1 : 0);
  if (heard.kind === 'message') tellMessage(tx, message, { names, isEcho });
  else tellOther(tx, message, heard, names);
}

const EVENTS = { call: 'call', edit: 'message.edited', revoke: 'message.revoked' } as const;

function tellOther(
  tx: Transaction,
  message: NewMessage,
  heard: Exclude<Storable, { kind: 'message' }>,
  names: ShownNames | null,
): void {
  const { clientId, channelId, contactId } = message;
  const more = heard.kind === 'call' ? { call: heard.call } : changePayload(heard);
  const payload = { ...messagePayload(message), names, ...more };
  recordSessionEvent(tx, { clientId, channelId, event: EVENTS[heard.kind], contactId, payload });
}

function contentOf(heard: Storable): Pick<NewMessage, 'type' | 'content' | 'contextId'> {
  if (heard.kind === 'call') return { type: 'unknown', content: { kind: 'call', call: heard.call }, contextId: null };
  if (heard.kind === 'revoke') return { type: 'unknown', content: {}, contextId: null };
  return { type: heard.type, content: heard.content, contextId: heard.contextId };
}
