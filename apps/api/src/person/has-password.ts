import type { PersonId } from '@chatelaine/shared';
import type { Work } from '../platform/work.ts';

/** Whether a person already has a password, which the next sign-up link would replace. */
export async function hasPassword(work: Work, personId: PersonId): Promise<boolean> {
  const rows = await work.em.execute<unknown[]>(
    'select 1 from identity.account where "userId" = ? and password is not null',
    [personId],
  );
  return rows.length > 0;
}
