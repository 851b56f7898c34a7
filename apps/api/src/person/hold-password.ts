import type { PersonId } from '@chatelaine/shared';
import type { Work } from '../platform/work.ts';

/**
 * Holds a person's password until the transaction ends. A sign-in whose session is written looks at the password before it
 * hands the session over, so it waits, and then sees what has changed. Take the legacy token's lock first.
 */
export async function holdPassword(work: Work, personId: PersonId): Promise<void> {
  await work.em.execute(
    `select id from identity.account where "userId" = ? and "providerId" = 'credential' for update`,
    [personId],
  );
}
