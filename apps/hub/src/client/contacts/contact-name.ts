import type { Contact, ContactNameKind } from '@chatelaine/shared';

/** Returns the current name of this kind; null when the contact has none. */
export const nameOfKind = ({ names }: Pick<Contact, 'names'>, kind: ContactNameKind): string | null =>
  names.find((name) => name.kind === kind && name.until === null)?.value ?? null;

/** Returns the name by which people know a contact: the profile name, else its username, phone number or user id. */
export function contactName(contact: Contact): string {
  const username = nameOfKind(contact, 'username');
  if (contact.profileName !== null) return contact.profileName;
  if (username !== null) return `@${username}`;
  return nameOfKind(contact, 'phone') ?? nameOfKind(contact, 'user_id') ?? contact.id;
}
