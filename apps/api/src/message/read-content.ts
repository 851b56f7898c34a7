import type { MessageContent, MessageKind } from '@chatelaine/shared';
import { type Foreign, recordOf, recordsIn, textOf, withoutEmpty } from './read-json.ts';

/** The content of a message in our own form. */
export interface ReadContent {
  type: MessageKind;
  content: MessageContent;
  /** WhatsApp's id of the message to which the message replies or reacts. */
  contextId: string | null;
}

const LONGEST = 64 * 1024;

/**
 * Reads the content of one message in Meta's form, as it comes in or goes out. A type that this version does not know is
 * kept as it came. Content that is longer than any real message is not kept.
 */
export function readContent(raw: Foreign): ReadContent {
  const { id, message_id, forwarded, frequently_forwarded } = recordOf(raw.context);
  const { type, content, contextId = textOf(id) ?? textOf(message_id) ?? null } = readMember(raw);
  const isForwarded = forwarded === true || frequently_forwarded === true;
  const whole = isForwarded ? { ...content, forwarded: true } : content;
  const isTooLong = JSON.stringify(whole).length > LONGEST;
  return { type, contextId, content: isTooLong ? { isTooLong: true } : whole };
}

type Member = Omit<ReadContent, 'contextId'> & { contextId?: string | null };

function readMember(raw: Foreign): Member {
  const named = textOf(raw.type) ?? 'text';
  const member = recordOf(raw[named]);
  switch (named) {
    case 'text':
      return { type: 'text', content: { text: typeof member.body === 'string' ? member.body : '' } };
    case 'image':
    case 'video':
    case 'audio':
    case 'document':
    case 'sticker':
      return { type: named, content: mediaOf(member) };
    case 'location':
      return { type: 'location', content: locationOf(member) };
    case 'contacts':
      return { type: 'contact', content: contactOf(recordsIn(raw.contacts)) };
    case 'reaction':
      return {
        type: 'reaction',
        content: { emoji: typeof member.emoji === 'string' ? member.emoji : '' },
        contextId: textOf(member.message_id) ?? null,
      };
    case 'template': {
      const { name, language, components } = member;
      return { type: 'template', content: withoutEmpty({ name, language: recordOf(language).code, components }) };
    }
    case 'interactive':
      return { type: 'interactive', content: answerOf(member) };
    case 'button':
      return { type: 'interactive', content: { ...withoutEmpty({ ...member }), kind: 'button' } };
    default:
      return { type: 'unknown', content: withoutEmpty({ kind: named, [named]: raw[named], errors: raw.errors }) };
  }
}

const mediaOf = ({ id, link, mime_type, sha256, caption, filename, voice, animated }: Foreign): MessageContent =>
  withoutEmpty({ mediaId: id, link, mimeType: mime_type, sha256, caption, filename, voice, animated });

function locationOf({ latitude, longitude, name, address, url }: Foreign): MessageContent {
  return withoutEmpty({ latitude: coordinate(latitude), longitude: coordinate(longitude), name, address, url });
}

// Meta's own example has coordinates as texts.
function coordinate(value: unknown): number | undefined {
  const number = typeof value === 'string' ? Number.parseFloat(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

function contactOf(contacts: readonly Foreign[]): MessageContent {
  const [first = {}] = contacts;
  const [phone = {}] = recordsIn(first.phones);
  return withoutEmpty({ name: recordOf(first.name).formatted_name, phone: phone.phone ?? phone.wa_id, contacts });
}

// An answer has one member, such as `button_reply`. A message that goes out has the whole question.
function answerOf(member: Foreign): MessageContent {
  const kind = textOf(member.type) ?? 'unknown';
  return kind.endsWith('_reply') ? { ...recordOf(member[kind]), kind } : { ...member, kind };
}
