import type { PersonId } from '@chatelaine/shared';
import type { Work } from '../platform/work.ts';

/**
 * Locks a person's password until the transaction ends. A sign-in writes its session, and then reads the password
 * before it gives the session to the browser. So a sign-in that is under way waits for this lock, and then sees the
 * change that this transaction made. Take the lock of the legacy token before this lock.
 */
export async function holdPassword(work: Work, personId: PersonId): Promise<void> {
  await work.em.execute(
    `select id from identity.account where "userId" = ? and "providerId" = 'credential' for update`,
    [personId],
  );
}
