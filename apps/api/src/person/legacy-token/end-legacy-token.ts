import type { PersonId } from '@chatelaine/shared';
import { afterLocks, type Work } from '../../platform/work.ts';

/**
 * Ends the live legacy token of a person, if there is one, and holds his tokens until the transaction ends: one that is
 * being made meanwhile waits, and sees what has changed.
 */
export async function endLegacyToken(work: Work, personId: PersonId): Promise<Work> {
  await work.em.execute("select pg_advisory_xact_lock(hashtextextended('legacy token ' || ?, 0))", [personId]);
  const locked = afterLocks(work);
  await locked.em.execute('update legacy_token set ended_at = ? where person_id = ? and ended_at is null', [
    locked.now,
    personId,
  ]);
  return locked;
}
