import type { Actor, Message, MessageDetails, MessageId, MessageSender } from '@chatelaine/shared';
import { KEY_TABLES, visibleKeys } from '../api-key/index.ts';
import { findNames } from '../person/index.ts';
import type { Work } from '../platform/work.ts';
import { showMessage } from './list-messages.ts';

/**
 * Shows one message that an actor may read, with its statuses, and with the name of its sender. The name of a key is
 * shown only to readers who may know of the key.
 *
 * @throws {Refusal} `not_found`.
 */
export async function showMessageDetails(work: Work, actor: Actor, id: MessageId): Promise<MessageDetails> {
  const message = await showMessage(work, actor, { id });
  return { ...message, sender: await findSender(work, actor, message.sentBy) };
}

async function findSender(work: Work, actor: Actor, by: Message['sentBy']): Promise<MessageSender | null> {
  if (by === null) return null;
  const sender = { ...by, name: null, partner: null };
  if (by.id === null) return { ...sender, door: null };
  if (by.kind === 'person')
    return { ...sender, door: 'sessions', name: (await findNames(work, [by.id])).get(by.id) ?? null };
  const [isVisible, values] = visibleKeys(actor);
  const [key] = await work.em.execute<SenderRow[]>(
    `select k.kind, case when ${isVisible} then k.name end as name, p.name as partner
     from ${KEY_TABLES} left join partner p on p.id = k.partner_id where k.id = ?`,
    [...values, by.id],
  );
  // Only a channel key opens the messaging door, and a channel key opens no other door that sends.
  const door = key?.kind === 'channel' ? 'messaging' : 'sessions';
  return { ...sender, door, name: key?.name ?? null, partner: key?.partner ?? null };
}

interface SenderRow {
  kind: string;
  name: string | null;
  partner: string | null;
}
