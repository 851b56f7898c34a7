import type { EventType, PersonId } from '@chatelaine/shared';
import { type Doer, record, type Said } from '../event/index.ts';
import type { Transaction } from '../platform/work.ts';
import { findRoles } from './find-roles.ts';

/** What is recorded of a person as such. */
export type PersonFact = Said<
  Extract<EventType, `person.${string}` | `authenticator.${string}` | `recovery_${string}`>
>;

/** Records it, once in each account that the person belongs to. The person did it, unless another doer is named. */
export async function recordPerson(
  work: Transaction,
  personId: PersonId,
  said: PersonFact,
  doer?: Doer,
): Promise<void> {
  for (const { actor } of await findRoles(work, personId)) {
    const { account } = actor;
    const side = account.type === 'partner' ? { partnerId: account.id } : { clientId: account.id };
    record(work, doer ?? actor, { ...said, ...side, subjectId: personId });
  }
}
