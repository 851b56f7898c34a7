import type { MessageContent, MessageKind } from '@chatelaine/shared';
import type { OutgoingMessage } from './outgoing-message.ts';

/** Makes the body that Meta's Cloud API takes for a message. Meta has no polls. */
export function metaBody({ to, type, content, contextId }: OutgoingMessage): Record<string, unknown> {
  const { phone, userId, groupId } = to;
  const addressee = groupId === undefined ? { to: phone, recipient: userId } : { to: groupId, recipient_type: 'group' };
  const isReply = contextId !== null && type !== 'reaction';
  return {
    messaging_product: 'whatsapp',
    ...addressee,
    ...(isReply && { context: { message_id: contextId } }),
    ...memberOf(type, content, contextId),
  };
}

function memberOf(type: MessageKind, content: MessageContent, contextId: string | null): Record<string, unknown> {
  switch (type) {
    case 'text':
      return { type, text: { body: content.text } };
    case 'contact':
      return { type: 'contacts', contacts: [contactOf(content)] };
    case 'reaction':
      return { type, reaction: { message_id: contextId, emoji: content.emoji } };
    case 'template':
      return {
        type,
        template: { name: content.name, language: { code: content.language }, components: content.components },
      };
    default:
      return { type, [type]: content };
  }
}

const contactOf = ({ name, phone }: MessageContent) => ({
  name: { formatted_name: name, first_name: name },
  phones: [{ phone, type: 'CELL' }],
});
