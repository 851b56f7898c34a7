import type { PersonId } from '@chatelaine/shared';
import type { Work } from '../platform/work.ts';

/**
 * Locks a person's password until the transaction ends. A sign-in writes its session and then reads the password before
 * it hands the session over. So it waits here, and then sees the change. Take the legacy token's lock first.
 */
export async function holdPassword(work: Work, personId: PersonId): Promise<void> {
  await work.em.execute(
    `select id from identity.account where "userId" = ? and "providerId" = 'credential' for update`,
    [personId],
  );
}
