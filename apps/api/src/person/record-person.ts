import type { EventType, PersonId } from '@chatelaine/shared';
import { type Doer, record } from '../event/index.ts';
import type { Work } from '../platform/work.ts';
import { findRoles } from './find-roles.ts';

/** What is recorded of a person beside its type. */
export interface OfPerson {
  /** Who did it; the person himself unless told otherwise. */
  doer?: Doer;
  data?: Record<string, unknown>;
}

/** Records what concerns a person as such, once in each account that he belongs to. */
export async function recordPerson(
  work: Work,
  personId: PersonId,
  type: EventType,
  { doer, data = {} }: OfPerson = {},
): Promise<void> {
  for (const { actor } of await findRoles(work, personId)) {
    const { account } = actor;
    const side = account.type === 'partner' ? { partnerId: account.id } : { clientId: account.id };
    record(work, doer ?? actor, { type, ...side, subjectId: personId, data });
  }
}
