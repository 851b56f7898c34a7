import type { AccountPerson, Actor, ChangeRoleInput, ClientRole, PartnerRole, PersonId } from '@chatelaine/shared';
import type { Confirm } from '../../call/confirm.ts';
import { record } from '../../event/index.ts';
import { type Transaction, transaction, type Work } from '../../platform/work.ts';
import { findRoles, type PersonActor, type Role } from '../find-roles.ts';
import { requireRoleOf } from '../give-role.ts';
import { lockPerson } from '../lock-person.ts';
import { requireOtherOwners } from '../require-other-owners.ts';
import { requirePerson } from '../require-person.ts';
import { isRaised } from './is-raised.rule.ts';
import { getAccountPerson, notOfAccount } from './list-account-people.ts';
import { requireStillOwner } from './require-still-owner.ts';

/**
 * Gives a person of the actor's account another role. A role with more rights needs a one-time code.
 *
 * @throws {Refusal} `not_found` when the person does not belong to the account; `conflict` for the last owner;
 * `not_allowed` when the actor is no owner any more.
 */
export function changeRole(
  work: Work,
  actor: Actor,
  { id, role, confirm }: ChangeRoleInput & { confirm: Confirm },
): Promise<AccountPerson> {
  const doer = requirePerson(actor);
  requireRoleOf(doer.account, role);
  return transaction(work, async (begun) => {
    const tx = await lockPerson(begun, id);
    const before = await getRole(tx, doer, id);
    if (isRaised(before.actor.role, role)) await confirm(tx);
    if (before.actor.role !== role) {
      if (role !== 'owner') await requireOtherOwners(tx, [before], id);
      await requireStillOwner(tx, doer);
      await setRole(tx, doer, { id, before: before.actor.role, after: role });
    }
    return getAccountPerson(tx, doer.account.id, id);
  });
}

/** Gets the role of a person in the account of the actor. Lock the person first. */
export async function getRole(work: Work, { account }: PersonActor, id: PersonId): Promise<Role> {
  const role = (await findRoles(work, id)).find(({ actor }) => actor.account.id === account.id);
  if (role === undefined) throw notOfAccount(id, account.id);
  return role;
}

type AnyRole = PartnerRole | ClientRole;

/** Writes another role of a person, and records it. */
export async function setRole(
  work: Transaction,
  doer: PersonActor,
  { id, before, after }: { id: PersonId; before: AnyRole; after: AnyRole },
): Promise<void> {
  const { account } = doer;
  await work.em.execute('update person_role set role = ? where person_id = ? and account_id = ?', [
    ...[after, id],
    account.id,
  ]);
  const side = account.type === 'partner' ? { partnerId: account.id } : { clientId: account.id };
  record(work, doer, { type: 'person.role_changed', ...side, subjectId: id, data: { before, after } });
}
