import type { ClientId } from '@chatelaine/shared';
import { newId } from '../platform/id.ts';
import type { Transaction } from '../platform/work.ts';
import type { PlainName } from './contact-names.rule.ts';
import { lockContacts } from './find-or-make-contact.ts';

/** A person of whom one name is known. */
export interface NamedPerson {
  clientId: ClientId;
  name: PlainName;
  /** Since when the name is known. */
  at: Date;
}

/**
 * Makes contacts for the people whom their client does not know, in as many statements for many people as for one. A
 * person whom the client knows stays as it is.
 */
export async function makeContacts(tx: Transaction, people: readonly NamedPerson[]): Promise<void> {
  if (people.length === 0) return;
  await lockContacts(tx, ...new Set(people.map(({ clientId }) => clientId)));
  // A line break is in no id of a client and in no kind.
  const persons = new Map(people.map((each) => [[each.clientId, each.name.kind, each.name.value].join('\n'), each]));
  const wanted = [...persons.values()].map(({ clientId, name: { kind, value }, at }) => {
    return { id: newId('contact'), clientId, kind, value, at };
  });
  await tx.em.execute(MAKE, [JSON.stringify(wanted), tx.now, tx.now]);
}

const MAKE = `
  with unknown as (
    select w.* from jsonb_to_recordset(?::jsonb) as w(id text, "clientId" text, kind text, value text, at timestamptz)
    where not exists (
      select from contact_name n
      where n.client_id = w."clientId" and n.kind = w.kind and n.value = w.value and n.until is null)),
  made as (
    insert into contact (id, client_id, profile_name, created_at, updated_at)
    select id, "clientId", null, ?, ? from unknown)
  insert into contact_name (client_id, contact_id, kind, value, since, until)
  select "clientId", id, kind, value, at, null from unknown`;
