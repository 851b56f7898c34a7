import type { Actor, ClientId, ContactId } from '@chatelaine/shared';
import { Refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';

/** A contact, named by its id or by any name that it has or had. */
export interface ContactNamed {
  /** The id of the contact, a user id, a phone number in any notation, or a username with or without `@`. */
  contact: string;
}

/**
 * Finds the contact of the actor's client that has this id or name. When a name has gone from one contact to another,
 * it names the contact that has it now, else the contact that had it last.
 *
 * @throws {Refusal} `not_found`; `not_allowed` for an actor that is not of a client.
 */
export async function findNamedContact(work: Work, actor: Actor, { contact }: ContactNamed): Promise<ContactId> {
  const { account } = actor;
  if (account?.type !== 'client') throw new Refusal('not_allowed', `${actor.kind} ${actor.id} is not of a client`);
  const values = [account.id, contact, account.id, contact, contact.replace(/^@/, ''), digitsOf(contact)];
  const [found] = await work.em.execute<{ id: ContactId }[]>(FIND, values);
  // The name is not written to the log.
  if (found === undefined) throw new Refusal('not_found', `a contact for ${actor.id}`);
  return found.id;
}

/** Returns the client for whom an actor works with contacts. */
export const clientOf = ({ account }: Actor): ClientId => account?.id ?? '';

// A phone number may be written with spaces and signs, but not with letters.
const digitsOf = (text: string): string => (/^\+?[\d\s().-]+$/.test(text) ? text.replace(/\D/g, '') : '');

const FIND = `
  select id from (
    select c.id, 0 as place, null::timestamptz as until, 0 as name_id from contact c where c.client_id = ? and c.id = ?
    union all
    select n.contact_id, 1, n.until, n.id from contact_name n
    where n.client_id = ? and ((n.kind in ('user_id', 'parent_user_id') and n.value = ?)
      or (n.kind = 'username' and n.value = ?) or (n.kind = 'phone' and n.value = ?))
  ) found
  order by place, until desc nulls first, name_id desc limit 1`;
