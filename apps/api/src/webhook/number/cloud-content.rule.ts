import type { MessageContent, MessageKind } from '@chatelaine/shared';

/** The content of a stored message. */
export interface StoredContent {
  type: MessageKind;
  content: MessageContent;
  /** WhatsApp's id of the message to which the message replies or reacts. */
  contextId: string | null;
}

/**
 * Writes the content of a stored message as Meta's Cloud API writes it. Reading the result again gives the stored
 * content. One content is the exception: content that was too long to be kept becomes a message of an unsupported type.
 */
export function cloudContent({ type, content, contextId }: StoredContent): Record<string, unknown> {
  const { forwarded, ...own } = content;
  const context = {
    ...(contextId !== null && type !== 'reaction' && { id: contextId }),
    ...(forwarded === true && { forwarded }),
  };
  const member = content.isTooLong === true ? UNSUPPORTED : memberOf(type, own, contextId);
  return { ...(Object.keys(context).length > 0 && { context }), ...member };
}

type Member = Record<string, unknown> & { type: string };

// Meta's error for a message of a type that it does not pass on.
const UNSUPPORTED: Member = {
  type: 'unsupported',
  errors: [
    {
      code: 131051,
      title: 'Message type unknown',
      message: 'Message type unknown',
      error_data: { details: 'Message type is currently not supported.' },
    },
  ],
};

function memberOf(type: MessageKind, content: MessageContent, contextId: string | null): Member {
  switch (type) {
    case 'text':
      return { type, text: { body: content.text } };
    case 'image':
    case 'video':
    case 'audio':
    case 'document':
    case 'sticker':
      return { type, [type]: mediaOf(content) };
    case 'contact':
      return { type: 'contacts', contacts: content.contacts };
    case 'reaction':
      return { type, reaction: { message_id: contextId, emoji: content.emoji } };
    case 'template': {
      const { name, language, components } = content;
      return { type, template: { name, language: { code: language }, components } };
    }
    case 'interactive':
      return interactiveOf(content);
    case 'unknown':
      return unknownOf(content);
    default:
      return { type, [type]: content };
  }
}

const mediaOf = ({ mediaId, mimeType, ...rest }: MessageContent) => ({ id: mediaId, mime_type: mimeType, ...rest });

// The press of a button of a template has a type of its own. A question that went out has its own field `type`.
function interactiveOf({ kind, ...member }: MessageContent): Member {
  if (kind === 'button' && member.type === undefined) return { type: 'button', button: member };
  const type = 'interactive';
  if (typeof kind === 'string' && kind.endsWith('_reply')) return { type, interactive: { type: kind, [kind]: member } };
  return { type, interactive: member };
}

// A type that no version knew is kept as it came.
function unknownOf({ kind, errors, ...content }: MessageContent): Member {
  if (typeof kind !== 'string') return UNSUPPORTED;
  return { type: kind, [kind]: content[kind], errors };
}
