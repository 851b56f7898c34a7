import type { Transaction } from '../platform/work.ts';
import { changeContact } from './change-contact.ts';
import { contactsOf, type GivenNames, plainNames } from './contact-names.rule.ts';
import { findOrMakeContact, lockContacts } from './find-or-make-contact.ts';
import type { FoundContact, HeardPerson } from './heard-person.ts';
import { readKnownNames } from './known-names.ts';
import { mergeContacts } from './merge-contacts.ts';

/** A person whose user id or phone number has changed. `names` are the names from now on. */
export interface RelinkedPerson extends HeardPerson {
  previous: GivenNames;
}

/**
 * Gives a person a new user id or phone number. The contact stays the same, and the old name gets the date of its end.
 * When the new name has a contact already, the two contacts become one.
 *
 * @returns null when no name is usable.
 */
export async function relinkContact(tx: Transaction, person: RelinkedPerson): Promise<FoundContact | null> {
  const given = plainNames(person.names);
  const ended = plainNames(person.previous).filter(
    ({ kind, value }) => !given.some((name) => name.kind === kind && name.value === value),
  );
  if (given.length === 0 || ended.length === 0) return findOrMakeContact(tx, person);
  await lockContacts(tx, person.clientId);
  const before = contactsOf(ended, await readKnownNames(tx, person.clientId, ended));
  if (before.length === 0) return findOrMakeContact(tx, person);
  const after = contactsOf(given, await readKnownNames(tx, person.clientId, given));
  const { into: id, merged } = await mergeContacts(tx, [...new Set([...before, ...after])]);
  if (id === null) return findOrMakeContact(tx, person);
  return changeContact(tx, person, { id, given, ended, isMade: false, merged });
}
