import {
  type AccountPerson,
  type Actor,
  type Page,
  type PageQuery,
  type PeopleQuery,
  type PersonId,
  pageOf,
  rowCursor,
} from '@chatelaine/shared';
import { readCursor } from '../../platform/page.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { Work } from '../../platform/work.ts';
import { lastEntrySql } from '../last-entry.sql.ts';
import { requirePerson } from '../require-person.ts';

interface PersonRow extends Omit<AccountPerson, 'lastSignInAt'> {
  createdAt: Date;
  lastSignInAt: Date | string | null;
}

/** Lists the people of the actor's account. The person who got a role last comes first. */
export async function listAccountPeople(
  work: Work,
  actor: Actor,
  { name, limit = 50, cursor }: PeopleQuery & PageQuery,
): Promise<Page<AccountPerson>> {
  const { account } = requirePerson(actor);
  const like = name === undefined ? null : `%${name.replace(/[%_\\]/g, '\\$&')}%`;
  const after = cursor === undefined ? null : readCursor(cursor);
  const rows = await work.em.execute<PersonRow[]>(
    `${peopleOf(`(?::text is null or exists (
       select from identity."user" u where u.id = r.person_id
         and (u.email ilike ? or (u.name ilike ? and ${lastEntrySql('r.person_id', 'r.account_id')} is not null))))
     and (?::timestamptz is null or (r.created_at, r.person_id) < (?::timestamptz, ?))
     order by r.created_at desc, r.person_id desc limit ?`)} order by r.created_at desc, r.person_id desc`,
    [account.id, like, like, like, after?.at ?? null, after?.at ?? null, after?.id ?? '', limit + 1],
  );
  const dated = rows.map((row) => ({ ...row, createdAt: new Date(row.createdAt) }));
  return pageOf(dated, limit, rowCursor, viewPerson);
}

/**
 * Gets one person of an account.
 *
 * @throws {Refusal} `not_found` when the person does not belong to the account.
 */
export async function getAccountPerson(work: Work, accountId: string, personId: PersonId): Promise<AccountPerson> {
  const [row] = await work.em.execute<PersonRow[]>(peopleOf('r.person_id = ?'), [accountId, personId]);
  if (row === undefined) throw notOfAccount(personId, accountId);
  return viewPerson(row);
}

/** The refusal for a person who does not belong to an account. It is the same for a person who does not exist. */
export const notOfAccount = (personId: PersonId, accountId: string): Refusal =>
  new Refusal('not_found', `person ${personId}, account ${accountId}`, {
    message: 'This person does not belong to this account.',
  });

// The roles of the page are chosen first. Otherwise PostgreSQL works out the facts about people who are not on the page,
// and reads whole tables of people for an account of a hundred people.
//
// The person is the last owner by the same condition as in `requireOtherOwners`.
//
// A sign-in from before the person was added is left out, because an owner can add anybody whose address is known. For
// the same reason the name and the authenticator of a person are hidden until the first sign-in after that. A search must
// not find the hidden name either.
const peopleOf = (roles: string): string => `
  select u.id, case when seen.at is null then u.email else u.name end as name, u.email, r.role, r.created_at as "createdAt",
    r.role = 'owner' and not exists (
      select from person_role o join identity.account c on c."userId" = o.person_id and c.password is not null
      where o.account_id = r.account_id and o.person_id <> r.person_id and o.role = 'owner'
    ) as "isLastOwner",
    not exists (select from identity.account c where c."userId" = u.id and c.password is not null) as "isInvited",
    seen.at is not null and exists (select from authenticator a where a.person_id = u.id) as "hasAuthenticator",
    seen.at as "lastSignInAt"
  from (select r.* from person_role r where r.account_id = ? and ${roles}) r
  join identity."user" u on u.id = r.person_id
  cross join lateral (select ${lastEntrySql('r.person_id', 'r.account_id')} as at) seen`;

const viewPerson = ({
  id,
  name,
  email,
  role,
  isLastOwner,
  isInvited,
  hasAuthenticator,
  lastSignInAt,
}: PersonRow): AccountPerson => ({
  id,
  name,
  email,
  role,
  isLastOwner,
  isInvited,
  hasAuthenticator,
  lastSignInAt: lastSignInAt === null ? null : new Date(lastSignInAt).toISOString(),
});
