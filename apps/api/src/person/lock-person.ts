import type { PersonId } from '@chatelaine/shared';
import { afterLocks, type Transaction } from '../platform/work.ts';

/**
 * Locks a person's roles until the transaction ends, so that during the transaction nobody else can invite or remove
 * the person.
 */
export async function lockPerson(work: Transaction, personId: PersonId): Promise<Transaction> {
  await work.em.execute("select pg_advisory_xact_lock(hashtextextended('person ' || ?, 0))", [personId]);
  return afterLocks(work);
}
