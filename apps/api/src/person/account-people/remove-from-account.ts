import type { Actor, PersonId, RemovedAccountPerson } from '@chatelaine/shared';
import type { Work } from '../../platform/work.ts';
import { removePerson } from '../remove-person.ts';
import { requirePerson } from '../require-person.ts';

/**
 * Removes a person from the actor's account. A person without another account can no longer sign in, and every session,
 * code and token ends in the same commit. A person with other accounts keeps them.
 *
 * @throws {Refusal} `not_found` when the person does not belong to the account; `conflict` for the last owner.
 */
export async function removeFromAccount(work: Work, actor: Actor, id: PersonId): Promise<RemovedAccountPerson> {
  const { account } = requirePerson(actor);
  await removePerson(work, actor, { personId: id, accountId: account.id, keepsOthers: true });
  return { id };
}
