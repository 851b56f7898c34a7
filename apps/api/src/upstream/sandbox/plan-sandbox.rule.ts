import type { MessageContent } from '@chatelaine/shared';
import type { Report, TakenMessage } from '../outgoing-message.ts';

/** The number of the sandbox that answers every message after a second. */
export const ANSWERING_NUMBER = '+12025550100';
/** The number of the sandbox to which every message fails. */
export const FAILING_NUMBER = '+12025550199';

const DELIVERED_MS = 300;
const READ_MS = 700;
const ANSWER_MS = 1_000;

/**
 * Says what the sandbox will tell about a message that it has taken, and when. Most people read a message within a
 * second. The answering number also writes back, and votes in a poll. For the failing number, the message fails as it
 * does for a phone without WhatsApp.
 */
export function planSandbox(message: TakenMessage, now: Date): Report[] {
  const at = (ms: number) => new Date(now.getTime() + ms);
  const status = (ms: number, name: string, more = {}): Report => ({
    dueAt: at(ms),
    payload: statusPayload(message, { name, at: at(ms), more }),
  });
  if (message.to.phone === FAILING_NUMBER.slice(1))
    return [status(DELIVERED_MS, 'failed', { errors: [UNDELIVERABLE] })];
  const seen = [status(DELIVERED_MS, 'delivered'), status(READ_MS, 'read')];
  if (message.to.phone !== ANSWERING_NUMBER.slice(1) || message.type === 'reaction') return seen;
  return [...seen, { dueAt: at(ANSWER_MS), payload: answerPayload(message, at(ANSWER_MS)) }];
}

const UNDELIVERABLE = {
  code: 131026,
  title: 'Message undeliverable',
  message: 'Message undeliverable',
  error_data: { details: 'Message Undeliverable. The sandbox never delivers to this number.' },
};

// Meta tells times in whole seconds. No time is in the future, so a time can be earlier than the message by less than a
// second.
const secondsOf = (at: Date): string => String(Math.floor(at.getTime() / 1_000));

function statusPayload(message: TakenMessage, { name, at, more }: { name: string; at: Date; more: object }) {
  const { phone, userId, groupId } = message.to;
  const recipient = { ...(phone !== undefined && { recipient_id: phone }), ...(userId && { user_id: userId }) };
  const ofGroup = groupId === undefined ? {} : { recipient_id: groupId, recipient_type: 'group' };
  return webhookPayload(message, {
    statuses: [{ id: message.waMessageId, status: name, timestamp: secondsOf(at), ...recipient, ...ofGroup, ...more }],
  });
}

function answerPayload(message: TakenMessage, at: Date) {
  const from = ANSWERING_NUMBER.slice(1);
  const base = { from, id: `${message.waMessageId}.answer`, timestamp: secondsOf(at) };
  const said =
    message.type === 'poll'
      ? { type: 'poll_vote', poll_vote: { message_id: message.waMessageId, options: firstOption(message.content) } }
      : { type: 'text', text: { body: answerText(message) } };
  return webhookPayload(message, {
    contacts: [{ profile: { name: 'Sandbox' }, wa_id: from }],
    messages: [{ ...base, ...said }],
  });
}

const firstOption = ({ options }: MessageContent): unknown[] => (Array.isArray(options) ? options.slice(0, 1) : []);

const LONGEST_QUOTE = 500;

function answerText({ type, content }: TakenMessage): string {
  const { text } = content;
  const quote = typeof text === 'string' ? `You wrote: ${text.slice(0, LONGEST_QUOTE)}` : `You sent: ${type}`;
  return `${quote.toWellFormed()}\nThis is the sandbox. It answers by itself, and no phone gets the message.`;
}

const webhookPayload = ({ channel }: TakenMessage, value: object) => ({
  object: 'whatsapp_business_account',
  entry: [
    {
      id: channel.id,
      changes: [
        {
          field: 'messages',
          value: {
            messaging_product: 'whatsapp',
            metadata: { display_phone_number: channel.phoneNumber.slice(1), phone_number_id: channel.id },
            ...value,
          },
        },
      ],
    },
  ],
});
