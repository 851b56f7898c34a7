import { ID_PATTERNS } from '@chatelaine/shared';

/** How a caller names the receiver of a message. */
export type NamedReceiver =
  | { kind: 'chat' | 'contact' | 'phone' | 'user_id' | 'parent_user_id' | 'group'; value: string }
  | { kind: 'unreadable' };

// Meta takes plus signs, hyphens, parentheses and spaces. E.164 numbers have seven to fifteen digits.
const PHONE = /^\+?(?:[ ()-]*\d){7,15}$/;
const USER_ID = /^[A-Z]{2}\.[A-Za-z0-9]{1,128}$/;
const PARENT_USER_ID = /^[A-Z]{2}\.ENT\.[A-Za-z0-9]{1,128}$/;
// Meta's ids of groups are long base64 texts. Ids of WhatsApp itself end in `@g.us`.
const GROUP_ID = /^(?:[A-Za-z0-9+/=_-]{24,160}|[0-9-]{5,60}@g\.us)$/;
// A text that begins like one of our ids or keys, but is no id of a chat or a contact, is a mistake of the caller. As the
// id of a group it would be sent to nobody, and a key would be stored.
const OURS = /^(?:chat|con|msg|evt|key|per|req|usr|otc|wt|wa[cpt]?)_/;

/** Reads the receiver of a message: a chat, a contact, a phone number, a user id or a group. */
export function readReceiver(to: string): NamedReceiver {
  if (ID_PATTERNS.chat.test(to)) return { kind: 'chat', value: to };
  if (ID_PATTERNS.contact.test(to)) return { kind: 'contact', value: to };
  if (PHONE.test(to)) return { kind: 'phone', value: to.replace(/\D/g, '') };
  if (PARENT_USER_ID.test(to)) return { kind: 'parent_user_id', value: to };
  if (USER_ID.test(to)) return { kind: 'user_id', value: to };
  if (GROUP_ID.test(to) && !OURS.test(to)) return { kind: 'group', value: to };
  return { kind: 'unreadable' };
}
