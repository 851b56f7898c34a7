import type { ClientId, ContactId, ContactNameKind } from '@chatelaine/shared';
import type { Work } from '../platform/work.ts';
import type { KnownName, PlainName } from './contact-names.rule.ts';

interface NameRow {
  kind: ContactNameKind;
  value: string;
  contact_id: ContactId;
  since: Date | string;
}

/** The row of a contact, as far as the search for a contact needs it. */
export interface ContactRow {
  profileName: string | null;
  updatedAt: Date;
}

/** Reads all current names of the contacts of a client that have one of these names. */
export async function readKnownNames(
  work: Work,
  clientId: ClientId,
  given: readonly PlainName[],
): Promise<KnownName[]> {
  const rows = await work.em.execute<NameRow[]>(
    `select n.kind, n.value, n.contact_id, n.since from contact_name n
     where n.until is null and n.contact_id in (
       select f.contact_id from contact_name f
       join jsonb_to_recordset(?::jsonb) as g(kind text, value text) on g.kind = f.kind and g.value = f.value
       where f.client_id = ? and f.until is null)
     order by n.id`,
    [JSON.stringify(given), clientId],
  );
  return rows.map(knownName);
}

/** Reads the current names of one contact. */
export async function readNamesOf(work: Work, id: ContactId): Promise<KnownName[]> {
  const rows = await work.em.execute<NameRow[]>(
    'select kind, value, contact_id, since from contact_name where contact_id = ? and until is null order by id',
    [id],
  );
  return rows.map(knownName);
}

const knownName = ({ kind, value, contact_id, since }: NameRow): KnownName => ({
  kind,
  value,
  contactId: contact_id,
  since: new Date(since),
});

/**
 * Reads a contact, and keeps it until the end of the transaction: a merge and an erasure wait. Null when the contact
 * has just been merged or erased.
 */
export async function readContact(work: Work, id: ContactId): Promise<ContactRow | null> {
  const [row] = await work.em.execute<{ profile_name: string | null; updated_at: Date | string }[]>(
    'select profile_name, updated_at from contact where id = ? for key share',
    [id],
  );
  return row === undefined ? null : { profileName: row.profile_name, updatedAt: new Date(row.updated_at) };
}
