import type { Account, Actor, PersonId } from '@chatelaine/shared';
import { record } from '../event/index.ts';
import { Refusal } from '../platform/refusal.ts';
import { transaction, type Work } from '../platform/work.ts';
import { type EndedAccess, endAccess } from './end-access.ts';
import { findRoles, type Role } from './find-roles.ts';
import { lockPerson } from './lock-person.ts';

export interface RemovePersonInput {
  personId: PersonId;
  /** The partner or client from which the person is removed. By default the person is removed from all. */
  accountId?: string | undefined;
}

/** The removed person, the ids of the accounts in which the person's role ended, and the access that ended. */
export interface RemovedPerson extends EndedAccess {
  id: PersonId;
  accounts: string[];
}

/**
 * Ends a person's role in one account, or all roles. When no role is left, the password and the authenticator app end
 * too. Every session ends in the same commit. A person who still has a role must sign in again.
 *
 * @throws {Refusal} `not_found` when the person has no such role; `conflict` for the last owner of an active account.
 * An invited owner without a password does not count as an owner.
 */
export function removePerson(
  work: Work,
  actor: Actor,
  { personId, accountId }: RemovePersonInput,
): Promise<RemovedPerson> {
  return transaction(work, async (begun) => {
    const tx = await lockPerson(begun, personId);
    const all = await findRoles(tx, personId);
    const taken = all.filter(({ actor: { account } }) => accountId === undefined || account.id === accountId);
    if (taken.length === 0) throw accountId === undefined ? hasNone(personId) : notHis(personId, accountId);
    await requireOtherOwners(tx, taken, personId);
    const ended = await endAccess(tx, { personId, isLast: taken.length === all.length });
    for (const {
      actor: { account, role },
    } of taken) {
      await tx.em.execute('delete from person_role where person_id = ? and account_id = ?', [personId, account.id]);
      record(tx, actor, { type: 'person.removed', ...sideOf(account), subjectId: personId, data: { role } });
    }
    return { id: personId, accounts: taken.map(({ actor: { account } }) => account.id), ...ended };
  });
}

// The rows of the accounts are locked first, then the roles of all people in these accounts. Both locks are taken in a
// fixed order. When two nodes remove two owners at the same time, one removal waits for the other removal, and then
// finds that its owner is the last one.
async function requireOtherOwners(work: Work, roles: readonly Role[], personId: PersonId): Promise<void> {
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

const hasNone = (personId: PersonId): Refusal =>
  new Refusal('not_found', `person ${personId} without a role`, { message: 'This person has no role in any account.' });

interface AccountRow {
  id: string;
  name: string;
  status: string;
}

// Writes ids as an array of PostgreSQL. The ids need no quotes in the array, because they consist of letters and digits
// only.
const sqlList = (ids: readonly string[]): string => `{${ids.join(',')}}`;

const sideOf = ({ type, id }: Account) => (type === 'partner' ? { partnerId: id } : { clientId: id });

const notHis = (personId: PersonId, accountId: string): Refusal =>
  new Refusal('not_found', `person ${personId}, account ${accountId}`, {
    message: 'This person does not belong to this account.',
  });

function lastOwner(accounts: readonly AccountRow[]): Refusal {
  const names = accounts.map(({ id, name }) => `${name} (${id})`).join(', ');
  return new Refusal('conflict', `the last owner of ${names}`, {
    message: `This person is the last owner of ${names}. Add another owner first, or suspend the account.`,
  });
}
