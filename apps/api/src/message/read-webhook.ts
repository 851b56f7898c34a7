import type { MessageError, MessageStatus } from '@chatelaine/shared';
import type { GivenNames } from '../contact/index.ts';
import { type ReadContent, readContent } from './read-content.ts';
import { type Foreign, recordOf, recordsIn, storableJson, textOf, timeOf, withoutEmpty } from './read-json.ts';
import { namesIn, type ReadPerson, readContact, withContact } from './read-person.ts';

interface AboutMessage {
  at: Date;
  waMessageId: string;
  person: ReadPerson;
  groupId: string | null;
  /** Whether the number itself sent the message, with the app on the phone. */
  isEcho: boolean;
}

/** Something that a webhook says. */
export type Heard =
  | ({ kind: 'message' } & AboutMessage & ReadContent)
  | ({ kind: 'edit'; originalId: string } & AboutMessage & ReadContent)
  | ({ kind: 'revoke'; originalId: string } & AboutMessage)
  | ({ kind: 'vote'; originalId: string; options: string[] } & AboutMessage)
  | ({ kind: 'call'; call: Record<string, unknown> } & AboutMessage)
  | { kind: 'status'; waMessageId: string; status: MessageStatus; at: Date; error: MessageError | null }
  | { kind: 'contact'; person: ReadPerson; at: Date }
  | { kind: 'relink'; previous: GivenNames; person: ReadPerson; at: Date };

/** What a webhook says, and what is wrong with the parts that say nothing. */
export interface ReadWebhook {
  heard: Heard[];
  ignored: string[];
}

/** Reads a webhook in Meta's form. Parts that cannot be read are ignored, and the others count. */
export function readWebhook(payload: unknown, now: Date): ReadWebhook {
  const read: ReadWebhook = { heard: [], ignored: [] };
  for (const entry of recordsIn(recordOf(storableJson(payload)).entry))
    for (const change of recordsIn(entry.changes)) readValue(recordOf(change.value), now, read);
  return read;
}

function readValue(value: Foreign, now: Date, { heard, ignored }: ReadWebhook): void {
  const contacts = recordsIn(value.contacts).map(readContact);
  const read = (list: unknown, what: string, one: (raw: Foreign) => Heard | null) => {
    for (const raw of recordsIn(list)) {
      const item = one(raw);
      if (item === null) ignored.push(what);
      else heard.push(item);
    }
  };
  const messages = recordsIn(value.messages);
  if (messages.length === 0) for (const person of contacts) heard.push({ kind: 'contact', person, at: now });
  read(messages, 'message', (raw) => readMessage(raw, contacts, { now, isEcho: false }));
  read(value.message_echoes, 'echo', (raw) => readMessage(raw, contacts, { now, isEcho: true }));
  read(value.statuses, 'status', (raw) => readStatus(raw, now));
  read(value.calls, 'call', (raw) => readCall(raw, contacts, now));
  const updates = Array.isArray(value.user_id_update) ? value.user_id_update : [value.user_id_update];
  read(updates, 'user_id_update', (raw) => readUpdate(raw, now));
}

interface Reading {
  now: Date;
  isEcho: boolean;
}

function readMessage(raw: Foreign, contacts: readonly ReadPerson[], { now, isEcho }: Reading): Heard | null {
  const at = timeOf(raw.timestamp, now);
  if (raw.type === 'system') return readSystem(raw, at);
  const waMessageId = textOf(raw.id);
  if (waMessageId === undefined) return null;
  const names = isEcho
    ? namesIn(raw.to, raw.to_user_id, raw.to_parent_user_id)
    : namesIn(raw.from, raw.from_user_id, raw.from_parent_user_id);
  const person = withContact(names, contacts);
  const groupId = textOf(raw.group_id, 160) ?? null;
  if (groupId === null && !Object.values(person.names).some(Boolean)) return null;
  const about = { at, waMessageId, person, groupId, isEcho };
  const member = recordOf(raw[String(raw.type)]);
  const originalId = textOf(member.original_message_id) ?? textOf(member.message_id);
  if (raw.type === 'edit' || raw.type === 'revoke' || raw.type === 'poll_vote') {
    if (originalId === undefined) return null;
    if (raw.type === 'revoke') return { kind: 'revoke', originalId, ...about };
    if (raw.type === 'edit') return { kind: 'edit', originalId, ...about, ...readContent(recordOf(member.message)) };
    return { kind: 'vote', originalId, options: textsIn(member.options), ...about };
  }
  return { kind: 'message', ...about, ...readContent(raw) };
}

const textsIn = (value: unknown): string[] =>
  (Array.isArray(value) ? value : []).filter((each) => typeof each === 'string');

// WhatsApp tells in a system message that a person has another number or another user id now.
function readSystem(raw: Foreign, at: Date): Heard | null {
  const { wa_id, new_wa_id, user_id, new_user_id, parent_user_id } = recordOf(raw.system);
  const names = namesIn(wa_id ?? new_wa_id, user_id ?? new_user_id, parent_user_id);
  if (!Object.values(names).some(Boolean)) return null;
  const previous = namesIn(raw.from, raw.from_user_id, raw.from_parent_user_id);
  return { kind: 'relink', previous, person: { names, profileName: undefined }, at };
}

const STATUSES: readonly string[] = ['sent', 'delivered', 'read', 'played', 'failed'];

function readStatus(raw: Foreign, now: Date): Heard | null {
  const waMessageId = textOf(raw.id);
  const status = textOf(raw.status);
  if (waMessageId === undefined || status === undefined || !STATUSES.includes(status)) return null;
  const [error] = recordsIn(raw.errors);
  return {
    kind: 'status',
    waMessageId,
    status: status as MessageStatus,
    at: timeOf(raw.timestamp, now),
    error: status === 'failed' ? errorOf(error ?? {}) : null,
  };
}

const errorOf = ({ code, title, message, error_data }: Foreign): MessageError => ({
  code: textOf(code, 64) ?? 'unknown',
  message:
    textOf(recordOf(error_data).details, 1_000) ??
    textOf(message, 1_000) ??
    textOf(title, 1_000) ??
    'WhatsApp gave no reason.',
});

function readCall(raw: Foreign, contacts: readonly ReadPerson[], now: Date): Heard | null {
  const id = textOf(raw.id, 200);
  const isEcho = raw.direction === 'BUSINESS_INITIATED';
  const names = isEcho
    ? namesIn(raw.to, raw.to_user_id, raw.to_parent_user_id)
    : namesIn(raw.from, raw.from_user_id, raw.from_parent_user_id);
  const person = withContact(names, contacts);
  if (id === undefined || !Object.values(person.names).some(Boolean)) return null;
  const { event, status, duration } = raw;
  const call = withoutEmpty({ id, event: textOf(event, 32), status: textOf(status, 32), duration });
  // A call has several webhooks, one for each event.
  const waMessageId = `${id} ${String(call.event ?? call.status ?? '')}`;
  return { kind: 'call', call, waMessageId, person, groupId: null, isEcho, at: timeOf(raw.timestamp, now) };
}

function readUpdate(raw: Foreign, now: Date): Heard | null {
  const [user, parent] = [recordOf(raw.user_id), recordOf(raw.parent_user_id)];
  const previous = namesIn(undefined, user.previous, parent.previous);
  const names = namesIn(raw.wa_id, user.current, parent.current);
  if (!Object.values(names).some(Boolean)) return null;
  return { kind: 'relink', previous, person: { names, profileName: undefined }, at: timeOf(raw.timestamp, now) };
}
