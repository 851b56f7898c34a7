import type { Account, Actor, PersonId } from '@chatelaine/shared';
import { record } from '../event/index.ts';
import { Refusal } from '../platform/refusal.ts';
import { type Transaction, transaction, type Work } from '../platform/work.ts';
import { type EndedAccess, endAccess } from './end-access.ts';
import { findRoles, type Role } from './find-roles.ts';
import { lockPerson } from './lock-person.ts';
import { requireOtherOwners } from './require-other-owners.ts';

export interface RemovePersonInput {
  personId: PersonId;
  /** The partner or client from which the person is removed. By default the person is removed from all. */
  accountId?: string | undefined;
  /**
   * True: when the person has another role, the sessions and the access to the other accounts stay. The owners of one
   * account must not sign people out of other accounts.
   */
  keepsOthers?: boolean;
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
  { personId, accountId, keepsOthers = false }: RemovePersonInput,
): Promise<RemovedPerson> {
  return transaction(work, async (begun) => {
    const tx = await lockPerson(begun, personId);
    const all = await findRoles(tx, personId);
    const taken = all.filter(({ actor: { account } }) => accountId === undefined || account.id === accountId);
    if (taken.length === 0) throw accountId === undefined ? hasNone(personId) : notHis(personId, accountId);
    await requireOtherOwners(tx, taken, personId);
    const isLast = taken.length === all.length;
    const ended =
      keepsOthers && !isLast ? await endCodes(tx, personId, taken) : await endAccess(tx, { personId, isLast });
    for (const {
      actor: { account, role },
    } of taken) {
      await tx.em.execute('delete from person_role where person_id = ? and account_id = ?', [personId, account.id]);
      record(tx, actor, { type: 'person.removed', ...sideOf(account), subjectId: personId, data: { role } });
    }
    return { id: personId, accounts: taken.map(({ actor: { account } }) => account.id), ...ended };
  });
}

// The role ends at the next request, because every request looks the role up. Only the codes for acts in these accounts
// have to end separately.
async function endCodes(work: Transaction, personId: PersonId, roles: readonly Role[]): Promise<EndedAccess> {
  for (const { actor } of roles) {
    await work.em.execute('delete from one_time_code where person_id = ? and account_id = ?', [
      personId,
      actor.account.id,
    ]);
  }
  return { sessions: 0, legacyTokens: 0 };
}

const hasNone = (personId: PersonId): Refusal =>
  new Refusal('not_found', `person ${personId} without a role`, { message: 'This person has no role in any account.' });

const sideOf = ({ type, id }: Account) => (type === 'partner' ? { partnerId: id } : { clientId: id });

const notHis = (personId: PersonId, accountId: string): Refusal =>
  new Refusal('not_found', `person ${personId}, account ${accountId}`, {
    message: 'This person does not belong to this account.',
  });
