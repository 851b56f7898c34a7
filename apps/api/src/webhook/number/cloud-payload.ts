import type { MessageContent, MessageKind, SessionEventName } from '@chatelaine/shared';
import { cloudContent } from './cloud-content.rule.ts';

/** The current names of the contact of an event. A phone number has digits only. */
export interface CloudNames {
  profileName: string | null;
  phone: string | null;
  userId: string | null;
  parentUserId: string | null;
  username: string | null;
}

/** An event of a number, with what Meta's form says about the number and the contact. */
export interface CloudEvent {
  id: string;
  event: SessionEventName;
  payload: Readonly<Record<string, unknown>>;
  at: Date;
  channel: { id: string; phoneNumber: string };
  names: CloudNames | null;
  groupId: string | null;
}

/** The events of messages that the webhook of a number gets when the message came in. */
export const CLOUD_MESSAGES: readonly SessionEventName[] = [
  'message',
  'message.reaction',
  'message.edited',
  'message.revoked',
];
/** The statuses of messages that the webhook of a number gets. */
export const CLOUD_STATUSES = ['sent', 'delivered', 'read', 'played', 'failed'] as const;

/** The events of messages and reactions that this server sends. */
export const CLOUD_SENT: readonly SessionEventName[] = ['message', 'message.reaction'];

/**
 * Whether an event is a message or a reaction that WhatsApp has taken already. No event of a status follows for `sent`,
 * so this event tells it.
 */
const isSentMessage = ({ event, payload }: Pick<CloudEvent, 'event' | 'payload'>): boolean =>
  CLOUD_SENT.includes(event) && payload.direction === 'out' && payload.status === 'sent';

/** Whether the webhook of a number gets an event: Meta's form has no other events, and each has an id of WhatsApp. */
export function isForNumber({ event, payload }: Pick<CloudEvent, 'event' | 'payload'>): boolean {
  if (typeof payload.waMessageId !== 'string') return false;
  if (event === 'message.status') return CLOUD_STATUSES.some((status) => status === payload.status);
  if (isSentMessage({ event, payload })) return true;
  return CLOUD_MESSAGES.includes(event) && payload.direction === 'in';
}

/**
 * Writes an event of a number as a webhook of Meta's Cloud API. The number has the id of the channel, and the account
 * of the business has the same id, because this server has no other id for it.
 */
export function cloudPayload(event: CloudEvent): Record<string, unknown> {
  const { channel } = event;
  const metadata = { display_phone_number: channel.phoneNumber.replace(/\D/g, ''), phone_number_id: channel.id };
  const isStatus = event.event === 'message.status' || isSentMessage(event);
  const said = isStatus ? { statuses: [statusOf(event)] } : messageOf(event);
  const value = { messaging_product: 'whatsapp', metadata, ...said };
  return { object: 'whatsapp_business_account', entry: [{ id: channel.id, changes: [{ field: 'messages', value }] }] };
}

function messageOf(event: CloudEvent): Record<string, unknown> {
  const { names, groupId } = event;
  const message = {
    ...(names && fromOf(names)),
    ...(groupId !== null && { group_id: groupId }),
    ...saidIn(event),
  };
  return { ...(names && { contacts: [contactOf(names)] }), messages: [message] };
}

const fromOf = ({ phone, userId, parentUserId }: CloudNames) =>
  present({ from: phone, from_user_id: userId, from_parent_user_id: parentUserId });

// Programs read `profile.name` without looking whether there is a profile.
const contactOf = ({ profileName, phone, userId, parentUserId, username }: CloudNames) => ({
  profile: { name: profileName ?? '', ...present({ username }) },
  ...present({ wa_id: phone, user_id: userId, parent_user_id: parentUserId }),
});

// WhatsApp's id and time of an edit are in the event beside those of the message. Events of earlier versions do not have
// them, and get the id and the time of the event.
function saidIn({ id, event, at, payload }: CloudEvent): Record<string, unknown> {
  const { waMessageId, timestamp, changeId, changedAt } = payload;
  const content = () =>
    cloudContent({
      type: payload.type as MessageKind,
      content: payload.content as MessageContent,
      contextId: (payload.contextId ?? null) as string | null,
    });
  if (event !== 'message.edited' && event !== 'message.revoked')
    return { id: waMessageId, timestamp: secondsOf(timestamp), ...content() };
  const change = { id: changeId ?? id, timestamp: secondsOf(changedAt ?? at.getTime()) };
  const original = { original_message_id: waMessageId };
  if (event === 'message.revoked') return { ...change, type: 'revoke', revoke: original };
  return { ...change, type: 'edit', edit: { ...original, message: content() } };
}

function statusOf({ payload, names, groupId }: CloudEvent): Record<string, unknown> {
  const { waMessageId, status, timestamp, error } = payload;
  const recipient =
    groupId === null
      ? present({
          recipient_id: names?.phone,
          recipient_user_id: names?.userId,
          recipient_parent_user_id: names?.parentUserId,
        })
      : { recipient_id: groupId, recipient_type: 'group' };
  const errors = status === 'failed' ? { errors: [errorOf(error)] } : {};
  return { id: waMessageId, status, timestamp: secondsOf(timestamp), ...recipient, ...errors };
}

// Meta's code for an unknown error. Programs expect a number.
const NO_CODE = 131000;

function errorOf(error: unknown): Record<string, unknown> {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  const number = /^\d{1,15}$/.test(String(code)) ? Number(code) : NO_CODE;
  return { code: number, title: message, message, error_data: { details: message } };
}

const secondsOf = (ms: unknown): string => String(Math.floor(Number(ms) / 1_000));

const present = (fields: Record<string, string | null | undefined>): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).filter((field): field is [string, string] => field[1] != null));
