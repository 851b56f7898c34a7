import * as z from 'zod';
import { CONTACT_NAME_KINDS, type Contact, type ContactName } from '../contact.ts';
import { type Chat, MESSAGE_KINDS, MESSAGE_STATUSES, type Message } from '../message.ts';
import type { Page } from '../page.ts';
import type { ExportedContact, MessageDetails, NumberSession } from '../session.ts';
import { channelStatus } from './account.ts';
import { listOf, pageQuery } from './page.ts';
import { idText, storable } from './text.ts';

// The schemas with which the hub reads sessions, chats, messages and contacts.
const part = storable().min(1).max(64).optional();
const direction = z.enum(['in', 'out']);
const status = z.enum(MESSAGE_STATUSES);
const type = z.enum(MESSAGE_KINDS);

export const numberSession = z.object({
  id: z.string(),
  clientId: z.string(),
  phoneNumber: z.string(),
  name: z.string(),
  status: channelStatus,
  lastActivityAt: z.string().nullable(),
  createdAt: z.string(),
}) satisfies z.ZodType<NumberSession>;
export const numberSessionPage = listOf(numberSession) satisfies z.ZodType<Page<NumberSession>>;
export const numberSessionQuery = pageQuery.extend({ name: part, status: channelStatus.optional() }).prefault({});

export const chat = z.object({
  id: z.string(),
  channelId: z.string(),
  contactId: z.string().nullable(),
  groupId: z.string().nullable(),
  name: z.string(),
  unreadCount: z.number(),
  lastMessageAt: z.string(),
  lastMessage: z.object({ direction, type, text: z.string().nullable(), status }).nullable(),
}) satisfies z.ZodType<Chat>;
/** What a caller learns who has marked a chat as read. It says nothing about the messages. */
export const markedChat = z.object({ chatId: z.string(), unreadCount: z.number() });
export const chatPage = listOf(chat) satisfies z.ZodType<Page<Chat>>;
/** Chooses chats by a part of any name of the contact, and by the number. */
export const chatQuery = pageQuery.extend({ name: part, channelId: idText.optional() }).prefault({});

const message = z.object({
  id: z.string(),
  channelId: z.string(),
  chatId: z.string(),
  contactId: z.string().nullable(),
  direction,
  type,
  content: z.record(z.string(), z.unknown()),
  waMessageId: z.string().nullable(),
  contextId: z.string().nullable(),
  status,
  error: z.object({ code: z.string(), message: z.string() }).nullable(),
  sentBy: z.object({ kind: z.enum(['key', 'person', 'partner', 'phone']), id: z.string().nullable() }).nullable(),
  editedAt: z.string().nullable(),
  revokedAt: z.string().nullable(),
  createdAt: z.string(),
}) satisfies z.ZodType<Message>;
export const messagePage = listOf(message) satisfies z.ZodType<Page<Message>>;
export const messageQuery = pageQuery.extend({ chatId: idText.optional(), channelId: idText.optional() }).prefault({});
export const messageDetails = message.extend({
  statuses: z.array(z.object({ status, at: z.string(), isApplied: z.boolean() })),
  sender: z
    .object({
      kind: z.enum(['key', 'person', 'partner', 'phone']),
      door: z.enum(['messaging', 'sessions']).nullable(),
      id: z.string().nullable(),
      name: z.string().nullable(),
      partner: z.string().nullable(),
    })
    .nullable(),
}) satisfies z.ZodType<MessageDetails>;

const contactName = z.object({
  kind: z.enum(CONTACT_NAME_KINDS),
  value: z.string(),
  since: z.string(),
  until: z.string().nullable(),
}) satisfies z.ZodType<ContactName>;
export const contact = z.object({
  id: z.string(),
  profileName: z.string().nullable(),
  names: z.array(contactName),
  createdAt: z.string(),
  updatedAt: z.string(),
}) satisfies z.ZodType<Contact>;
export const contactPage = listOf(contact) satisfies z.ZodType<Page<Contact>>;
/** Chooses contacts by a part of any name, also of an old one, and by the number that has a chat with them. */
export const contactQuery = pageQuery.extend({ name: part, channelId: idText.optional() }).prefault({});
export const exportedContact = z.object({
  filename: z.string(),
  json: z.string(),
}) satisfies z.ZodType<ExportedContact>;
export const erasedContact = z.object({ id: z.string(), messages: z.number() });
