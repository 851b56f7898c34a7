import type { ContactId } from './id.ts';

/**
 * The kinds of names of a contact. `user_id` is Meta's business-scoped user id, which stays the same when the username
 * changes. `parent_user_id` is the id of the same person for a parent business.
 */
export const CONTACT_NAME_KINDS = ['user_id', 'parent_user_id', 'phone', 'username'] as const;
/** The kind of a contact's name. */
export type ContactNameKind = (typeof CONTACT_NAME_KINDS)[number];

/** One name of a contact. */
export interface ContactName {
  kind: ContactNameKind;
  /** A phone number is E.164 with `+`. */
  value: string;
  /** Since when the name is known: ISO 8601, in UTC. */
  since: string;
  /** Until when the name was valid; `null`: it is valid now. */
  until: string | null;
}

/** A person with whom a client exchanges messages. */
export interface Contact {
  id: ContactId;
  /** The name that the person chose on WhatsApp; `null`: unknown. */
  profileName: string | null;
  /** All names, the current ones first. */
  names: ContactName[];
  createdAt: string;
  updatedAt: string;
}
