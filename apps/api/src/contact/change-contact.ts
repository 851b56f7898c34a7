import type { ContactId } from '@chatelaine/shared';
import type { Transaction } from '../platform/work.ts';
import { recordSessionEvent } from '../session-event/index.ts';
import { shownValue } from './contact.view.ts';
import { isGiven, isNewer, type KnownName, type PlainName, replacedNames } from './contact-names.rule.ts';
import type { FoundContact, HeardPerson } from './heard-person.ts';
import { type ContactRow, readContact, readNamesOf } from './known-names.ts';

/** A contact under the lock of the client's contacts, and the names that it has from now on. */
export interface Changing {
  id: ContactId;
  given: readonly PlainName[];
  /** Names that end, because the upstream says that others have replaced them. */
  ended?: readonly PlainName[];
  isMade: boolean;
  /** The contacts that have just become a part of this contact. */
  merged: readonly ContactId[];
}

/**
 * Gives a contact its new names. A name that another contact had moves to this contact. Old names keep their dates. The
 * change of a contact that existed before is an event.
 */
export async function changeContact(tx: Transaction, person: HeardPerson, changing: Changing): Promise<FoundContact> {
  const { id, given, ended = [] } = changing;
  const before = await readNamesOf(tx, id);
  const contact = (await readContact(tx, id)) ?? { profileName: null, updatedAt: tx.now };
  const own = before.filter((name) => !isGiven(ended, name));
  const replaced = replacedNames(given, own, person.at);
  const kept = own.filter((name) => !replaced.includes(name));
  // A kind whose newer name stays gets no older name.
  const added = given.filter(
    (name) => !isGiven(kept, name) && (name.kind === 'user_id' || !kept.some(({ kind }) => kind === name.kind)),
  );
  const over = before.filter((name) => isGiven(ended, name) || replaced.includes(name));
  await endNames(tx, person, [...over, ...added]);
  await addNames(tx, person, id, added);
  const profileName = newProfileName(person, contact) ?? contact.profileName;
  const isRenamed = profileName !== contact.profileName;
  const isChanged = isRenamed || added.length > 0 || over.length > 0 || changing.merged.length > 0;
  if (isChanged)
    await tx.em.execute('update contact set profile_name = ?, updated_at = ? where id = ?', [profileName, tx.now, id]);
  const names = [...kept, ...added];
  if (isChanged && !changing.isMade)
    tell(tx, person, { id, profileName, names, before, profileBefore: contact.profileName, merged: changing.merged });
  return { id, profileName, names };
}

const LONGEST_PROFILE_NAME = 256;

function newProfileName({ profileName, at }: HeardPerson, contact: ContactRow): string | null {
  const name = (profileName ?? '').slice(0, LONGEST_PROFILE_NAME).toWellFormed();
  if (name === '') return null;
  return contact.profileName !== null && isNewer(contact.updatedAt, at) ? null : name;
}

async function endNames(tx: Transaction, { clientId, at }: HeardPerson, names: readonly PlainName[]): Promise<void> {
  if (names.length === 0) return;
  await tx.em.execute(
    `update contact_name n set until = greatest(n.since, ?::timestamptz)
     from jsonb_to_recordset(?::jsonb) as g(kind text, value text)
     where n.client_id = ? and n.until is null and n.kind = g.kind and n.value = g.value`,
    [at, JSON.stringify(names.map(({ kind, value }) => ({ kind, value }))), clientId],
  );
}

async function addNames(
  tx: Transaction,
  { clientId, at }: HeardPerson,
  id: ContactId,
  names: readonly PlainName[],
): Promise<void> {
  for (const { kind, value } of names) {
    await tx.em.execute(
      'insert into contact_name (client_id, contact_id, kind, value, since, until) values (?, ?, ?, ?, ?, null)',
      [clientId, id, kind, value, at],
    );
  }
}

interface Told {
  id: ContactId;
  profileName: string | null;
  names: readonly PlainName[];
  before: readonly KnownName[];
  profileBefore: string | null;
  merged: readonly ContactId[];
}

function tell(tx: Transaction, { clientId, channelId }: HeardPerson, told: Told): void {
  const { id, profileName, names, before, profileBefore, merged } = told;
  const shown = (list: readonly PlainName[]) =>
    list.map(({ kind, value }) => ({ kind, value: shownValue(kind, value) }));
  recordSessionEvent(tx, {
    clientId,
    channelId,
    event: 'contact.updated',
    contactId: id,
    payload: {
      contact: id,
      profileName,
      names: shown(names),
      before: { profileName: profileBefore, names: shown(before), ...(merged.length > 0 && { contacts: merged }) },
    },
  });
}
