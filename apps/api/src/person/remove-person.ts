import type { Account, Actor, PersonId } from '@chatelaine/shared';
import { record } from '../event/index.ts';
import { Refusal } from '../platform/refusal.ts';
import { transaction, type Work } from '../platform/work.ts';
import { type EndedAccess, endAccess } from './end-access.ts';
import { findRoles, type Role } from './find-roles.ts';
import { lockPerson } from './lock-person.ts';

export interface RemovePersonInput {
  personId: PersonId;
  /** Only from this partner or client; from all of them unless told otherwise. */
  accountId?: string | undefined;
}

/** Who was removed from where, and what ended with it. */
export interface RemovedPerson extends EndedAccess {
  id: PersonId;
  accounts: string[];
}

/**
 * Takes a person's role in an account, or all that he has; without any left he has no password and no authenticator app
 * either. Whatever he was signed in with ends in the same commit, also where a role stays: he signs in again.
 *
 * @throws {Refusal} `not_found` for an account that he does not belong to, or without any; `conflict` for the last owner
 * of an active one: somebody who was invited and has no password yet is none.
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

// The rows of accounts first, then those of all their people, each in one order: two owners who are removed at once on two
// nodes wait for each other, and the second one is the last.
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

// Ids have letters and digits only.
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
