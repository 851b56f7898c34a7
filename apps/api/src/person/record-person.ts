import type { EventType, PersonId } from '@chatelaine/shared';
import { record } from '../event/index.ts';
import type { Work } from '../platform/work.ts';
import { findRoles } from './find-roles.ts';

/** Records what concerns a person as such, once in each account that he belongs to. */
export async function recordPerson(work: Work, personId: PersonId, type: EventType): Promise<void> {
  for (const { actor } of await findRoles(work, personId)) {
    const { account } = actor;
    const side = account.type === 'partner' ? { partnerId: account.id } : { clientId: account.id };
    record(work, actor, { type, ...side, subjectId: personId });
  }
}
