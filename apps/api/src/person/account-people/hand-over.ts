import type { Actor, HandedOver, PersonId } from '@chatelaine/shared';
import type { Confirm } from '../../call/confirm.ts';
import { Refusal } from '../../platform/refusal.ts';
import { type Transaction, transaction, type Work } from '../../platform/work.ts';
import type { PersonActor } from '../find-roles.ts';
import { hasPassword } from '../has-password.ts';
import { lockPerson } from '../lock-person.ts';
import { requirePerson } from '../require-person.ts';
import { getRole, setRole } from './change-role.ts';
import { getAccountPerson } from './list-account-people.ts';

/**
 * Gives the ownership of the actor to another person of the account, in one transaction. The actor becomes an admin of
 * a client, or a member of a partner. At any instant, the account has an owner.
 *
 * @throws {Refusal} `not_found` when the person does not belong to the account; `conflict` for a person without a
 * password and for the actor; `not_allowed` when the actor is no owner any more.
 */
export function handOver(
  work: Work,
  actor: Actor,
  { id, confirm }: { id: PersonId; confirm: Confirm },
): Promise<HandedOver> {
  const doer = requirePerson(actor);
  if (id === doer.id) throw new Refusal('conflict', 'to oneself', { message: 'You are an owner already.' });
  return transaction(work, async (begun) => {
    const tx = await lockBoth(begun, doer, id);
    const target = await getRole(tx, doer, id);
    // A second call of this person, or another owner, may have taken the ownership during the wait for the locks.
    const own = await getRole(tx, doer, doer.id);
    if (own.actor.role !== 'owner') throw new Refusal('not_allowed', `person ${doer.id} is no owner any more`);
    await confirm(tx);
    if (!(await hasPassword(tx, id))) {
      throw new Refusal('conflict', `person ${id} has no password`, {
        message: 'This person has no password yet, and so cannot sign in. An account needs an owner who can.',
      });
    }
    const after = doer.account.type === 'partner' ? 'member' : 'admin';
    if (target.actor.role !== 'owner') await setRole(tx, doer, { id, before: target.actor.role, after: 'owner' });
    await setRole(tx, doer, { id: doer.id, before: 'owner', after });
    const of = (each: PersonId) => getAccountPerson(tx, doer.account.id, each);
    return { owner: await of(id), before: await of(doer.id) };
  });
}

// Both people are locked in one order, so two owners who hand over to each other do not deadlock. The rows of the roles
// are locked in the order in which a removal of an owner locks them.
async function lockBoth(begun: Transaction, { id, account }: PersonActor, other: PersonId): Promise<Transaction> {
  const [first = id, second = other] = [id, other].sort();
  const tx = await lockPerson(await lockPerson(begun, first), second);
  await tx.em.execute('select from person_role where account_id = ? order by person_id for update', [account.id]);
  return tx;
}
