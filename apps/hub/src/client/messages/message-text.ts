import type { Message } from '@chatelaine/shared';
import * as t from '../../texts/en/messages.ts';

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const optionsOf = (value: unknown): string => (Array.isArray(value) ? value.map(textOf).join(', ') : '');
const join = (parts: readonly string[], sign: string): string => parts.filter((part) => part !== '').join(sign);

/** Says in words what a message contains: its text, or what it is when it has none. */
export function messageText({ type, content, revokedAt }: Pick<Message, 'type' | 'content' | 'revokedAt'>): string {
  if (revokedAt !== null) return t.revoked;
  const { text, caption, name, address, phone, emoji, options, latitude, longitude } = content;
  switch (type) {
    case 'text':
      return textOf(text);
    case 'reaction':
      return textOf(emoji) === '' ? t.reactionRemoved : t.reacted(textOf(emoji));
    case 'location':
      return join([t.kinds.location, join([textOf(name), textOf(address)], ', ') || `${latitude}, ${longitude}`], ': ');
    case 'contact':
      return join([t.kinds.contact, join([textOf(name), textOf(phone)], ', ')], ': ');
    case 'poll':
      return join([join([t.kinds.poll, textOf(name)], ': '), optionsOf(options)], ' – ');
    default:
      return join([t.kinds[type], textOf(name), textOf(caption), textOf(text)], ': ');
  }
}
