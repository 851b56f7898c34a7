import { Refusal } from '../../platform/refusal.ts';
import type { Work } from '../../platform/work.ts';
import type { VerifiedPassword } from '../identity.ts';

/**
 * Locks the password of a person until the transaction ends, and requires that it is still the password that was
 * checked. The password may have been changed, or deleted with the last role, since it was checked.
 *
 * @throws {Refusal} `conflict`.
 */
export async function requireSamePassword(work: Work, { personId, hash }: VerifiedPassword): Promise<void> {
  const [row] = await work.em.execute<{ password: string | null }[]>(
    `select password from identity.account where "userId" = ? and "providerId" = 'credential' for update`,
    [personId],
  );
  if (row?.password !== hash) throw new Refusal('conflict', `the password of ${personId} was changed meanwhile`);
}
