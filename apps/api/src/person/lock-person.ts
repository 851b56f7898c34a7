import type { PersonId } from '@chatelaine/shared';
import { afterLocks, type Transaction } from '../platform/work.ts';

/** Locks a person's roles until the transaction ends, so that nobody can invite or remove the person in that time. */
export async function lockPerson(work: Transaction, personId: PersonId): Promise<Transaction> {
  await work.em.execute("select pg_advisory_xact_lock(hashtextextended('person ' || ?, 0))", [personId]);
  return afterLocks(work);
}
