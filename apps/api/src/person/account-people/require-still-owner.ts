import { Refusal } from '../../platform/refusal.ts';
import type { Transaction } from '../../platform/work.ts';
import type { PersonActor } from '../find-roles.ts';

/**
 * Locks the roles of the actor's account until the transaction ends, and requires that the actor is still an owner.
 * Another owner may have demoted the actor since the call was let in, and then the actor must not make owners. Lock the
 * person whose role changes first.
 *
 * @throws {Refusal} `not_allowed`.
 */
export async function requireStillOwner(tx: Transaction, { id, account }: PersonActor): Promise<void> {
  const rows = await tx.em.execute<{ person_id: string; role: string }[]>(
    'select person_id, role from person_role where account_id = ? order by person_id for update',
    [account.id],
  );
  if (rows.some(({ person_id, role }) => person_id === id && role === 'owner')) return;
  throw new Refusal('not_allowed', `person ${id} is no owner of ${account.id} any more`);
}
