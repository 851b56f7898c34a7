import type { PersonId } from '@chatelaine/shared';
import { Refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import type { Role } from './find-roles.ts';

/**
 * Requires that each of these accounts has an owner besides this person, when the person is an owner of the account.
 *
 * The rows of the accounts are locked first, then the roles of all people in these accounts. Both locks are taken in a
 * fixed order. When two nodes take the roles of two owners at the same time, one of them waits for the other, and then
 * finds that its owner is the last one.
 *
 * @throws {Refusal} `conflict` for the last owner of an active account. An invited owner without a password does not
 * count as an owner.
 */
export async function requireOtherOwners(work: Work, roles: readonly Role[], personId: PersonId): Promise<void> {
  const ids = roles.map(({ actor: { account } }) => account.id);
  const accounts: AccountRow[] = [];
  for (const table of ['partner', 'client']) {
    accounts.push(
      ...(await work.em.execute<AccountRow[]>(
        `select id, name, status from ${table} where id = any(?::text[]) order by id for share`,
        [sqlList(ids)],
      )),
    );
  }
  await work.em.execute(
    'select from person_role where account_id = any(?::text[]) order by account_id, person_id for update',
    [sqlList(ids)],
  );
  const owned = await work.em.execute<{ account_id: string; others: number }[]>(
    `select account_id, count(*) filter (where person_id <> ? and exists (
         select from identity.account a where a."userId" = person_id and a.password is not null
       ))::int as others from person_role
     where account_id = any(?::text[]) and role = 'owner'
     group by account_id having bool_or(person_id = ?)`,
    [personId, sqlList(ids), personId],
  );
  const alone = owned.filter(({ others }) => others === 0).map(({ account_id }) => account_id);
  const left = accounts.filter(({ id, status }) => status === 'active' && alone.includes(id));
  if (left.length > 0) throw lastOwner(left);
}

interface AccountRow {
  id: string;
  name: string;
  status: string;
}

// Writes ids as an array of PostgreSQL. The ids need no quotes in the array, because they consist of letters and digits
// only.
const sqlList = (ids: readonly string[]): string => `{${ids.join(',')}}`;

function lastOwner(accounts: readonly AccountRow[]): Refusal {
  const names = accounts.map(({ id, name }) => `${name} (${id})`).join(', ');
  return new Refusal('conflict', `the last owner of ${names}`, {
    message: `This person is the last owner of ${names}. Add another owner first, or suspend the account.`,
  });
}
