import type { ClientId, ContactId } from '@chatelaine/shared';
import { newId } from '../platform/id.ts';
import type { Transaction } from '../platform/work.ts';
import { changeContact } from './change-contact.ts';
import { contactsOf, type KnownName, type PlainName, plainNames } from './contact-names.rule.ts';
import type { FoundContact, HeardPerson } from './heard-person.ts';
import { type ContactRow, readContact, readKnownNames } from './known-names.ts';
import { mergeContacts } from './merge-contacts.ts';

/**
 * Finds the contact of a client with any of these names, or makes it. The contact gets the names that are new. Two
 * contacts that turn out to be one person become one. The contact stays until the end of the transaction: no other
 * transaction can merge or erase it meanwhile.
 *
 * Two transactions at once make one contact. When nothing changes, no lock of the client is taken.
 *
 * @returns null when no name is usable.
 */
export async function findOrMakeContact(tx: Transaction, person: HeardPerson): Promise<FoundContact | null> {
  const given = plainNames(person.names);
  if (given.length === 0) return null;
  return (await findUnchanged(tx, person, given)) ?? findOrMakeLocked(tx, person, given);
}

/**
 * Takes the locks under which the contacts of clients are made, merged and renamed. They are taken in the order of the
 * ids, so two transactions never wait for each other.
 */
export async function lockContacts(tx: Transaction, ...clientIds: readonly ClientId[]): Promise<void> {
  await tx.em.execute(
    `select pg_advisory_xact_lock(hashtextextended('contacts of ' || id, 0))
     from (select id from jsonb_array_elements_text(?::jsonb) as a (id) order by id collate "C") as sorted`,
    [JSON.stringify(clientIds)],
  );
}

async function findUnchanged(
  tx: Transaction,
  { clientId, profileName }: HeardPerson,
  given: readonly PlainName[],
): Promise<FoundContact | null> {
  const known = await readKnownNames(tx, clientId, given);
  const ids = new Set(given.map((name) => ownerOf(known, name)));
  const [id] = ids;
  if (ids.size !== 1 || id == null) return null;
  const contact = await readContact(tx, id);
  if (contact === null || isNews(contact, profileName)) return null;
  return { id, profileName: contact.profileName, names: known.filter(({ contactId }) => contactId === id) };
}

const ownerOf = (known: readonly KnownName[], { kind, value }: PlainName): string | null =>
  known.find((name) => name.kind === kind && name.value === value)?.contactId ?? null;

const isNews = (contact: ContactRow, profileName: string | undefined): boolean =>
  profileName !== undefined && profileName !== '' && profileName !== contact.profileName;

async function findOrMakeLocked(
  tx: Transaction,
  person: HeardPerson,
  given: readonly PlainName[],
): Promise<FoundContact> {
  const { clientId } = person;
  await lockContacts(tx, clientId);
  const known = await readKnownNames(tx, clientId, given);
  const { into, merged } = await mergeContacts(tx, contactsOf(given, known));
  const id = into ?? (await makeContact(tx, person));
  return changeContact(tx, person, { id, given, isMade: into === null, merged });
}

async function makeContact(tx: Transaction, { clientId }: HeardPerson): Promise<ContactId> {
  const id = newId('contact');
  await tx.em.execute(
    'insert into contact (id, client_id, profile_name, created_at, updated_at) values (?, ?, null, ?, ?)',
    [id, clientId, tx.now, tx.now],
  );
  return id;
}
