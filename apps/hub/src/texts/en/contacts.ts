// Texts of the list of contacts and of one contact.
import type { ContactNameKind } from '@chatelaine/shared';

export const title = 'Contacts';
export const lead = 'The people with whom your numbers exchange messages.';
export const contact = 'Contact';
export const search = 'Search by any name or number';
export const name = 'Name';
export const kind = 'Kind';
export const since = 'Since';
export const until = 'Until';
export const now = 'Now';
export const kinds: Record<ContactNameKind, string> = {
  user_id: 'User ID',
  parent_user_id: 'Parent user ID',
  phone: 'Phone',
  username: 'Username',
};
export const emptyTitle = 'No contacts yet';
export const knownSince = 'Known since';
export const toMessages = 'Messages';
export const names = 'Names';
export const namesText = 'Every name by which this person is known here. The search finds old names too.';
export const noNames = 'No name is known.';
export const privacy = 'Export and erase';
export const privacyText = 'For a person who asks what you keep, or asks you to erase it.';
export const onlyManagers = 'Only owners and admins export and erase contacts.';
export const exportAll = 'Export as JSON';
export const exported = (file: string) => `${file} is saved. It has all names, chats and messages.`;
export const erase = 'Erase…';
export const eraseFor = (person: string) => `Erase ${person}`;
export const eraseTitle = (person: string) => `Erase ${person}?`;
export const eraseText =
  'All names, chats and messages of this contact are erased, on every number, with their statuses and in past events. Nobody can bring them back. Export first if you must keep a copy.';
export const eraseTrace = (id: string) =>
  `The only traces are the events of this erasure, with the ID ${id} and no name.`;
export const erasedTitle = 'Contact erased';
export const erasedMessages = (count: number) =>
  count === 1 ? 'The contact and 1 message are erased' : `The contact and ${count} messages are erased`;
export const erasedText =
  'Only the events of this erasure are left. A new message of this person makes a new contact, which knows nothing of the past.';
export const toActivity = 'Go to Activity';
