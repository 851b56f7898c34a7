import type { PersonId } from '@chatelaine/shared';
import type { Work } from '../platform/work.ts';
import { PersonRoleEntity } from './person.entity.ts';

/** Finds the owners of an account, partner or client, oldest first. */
export async function findOwners(work: Work, accountId: string): Promise<PersonId[]> {
  const roles = await work.em.find(
    PersonRoleEntity,
    { accountId, role: 'owner' },
    { orderBy: { createdAt: 'asc', personId: 'asc' } },
  );
  return roles.map(({ personId }) => personId);
}
