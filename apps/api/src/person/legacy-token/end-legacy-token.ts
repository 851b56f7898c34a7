import type { PersonId } from '@chatelaine/shared';
import { afterLocks, type Transaction } from '../../platform/work.ts';
import { END_TOKENS } from './legacy-token.sql.ts';

/**
 * Ends the live legacy token of a person, if there is one, and locks the person's tokens until the transaction ends. A
 * transaction that makes a token for this person at the same time waits for this lock, and then sees the changes of the
 * transaction that held it.
 */
export async function endLegacyToken(work: Transaction, personId: PersonId): Promise<Transaction> {
  await work.em.execute("select pg_advisory_xact_lock(hashtextextended('legacy token ' || ?, 0))", [personId]);
  const locked = afterLocks(work);
  await locked.em.execute(END_TOKENS, [locked.now, personId]);
  return locked;
}
