import type { PersonId } from '@chatelaine/shared';
import { afterLocks, type Work } from '../platform/work.ts';

/** Locks a person's roles until the transaction ends: nobody can invite or remove the person in that time. */
export async function lockPerson(work: Work, personId: PersonId): Promise<Work> {
  await work.em.execute("select pg_advisory_xact_lock(hashtextextended('person ' || ?, 0))", [personId]);
  return afterLocks(work);
}
