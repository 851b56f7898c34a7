import type { PersonId } from '@chatelaine/shared';
import { afterLocks, type Work } from '../platform/work.ts';

/** Holds what a person belongs to until the transaction ends: nobody invites or removes him meanwhile. */
export async function lockPerson(work: Work, personId: PersonId): Promise<Work> {
  await work.em.execute("select pg_advisory_xact_lock(hashtextextended('person ' || ?, 0))", [personId]);
  return afterLocks(work);
}
