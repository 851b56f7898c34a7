import type { PersonId } from '@chatelaine/shared';
import type { Work } from '../../platform/work.ts';

/**
 * Ends the person's open links to a new address. Somebody who knew an older password may have asked for such a link, and
 * the person would give the account away by opening it. Call this function before any other lock on the person's rows,
 * because `confirmEmail` locks the link first too.
 */
export async function endEmailChanges(work: Work, personId: PersonId): Promise<void> {
  await work.em.execute('delete from email_change where person_id = ? and used_at is null', [personId]);
}
