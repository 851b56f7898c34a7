import type { EventType, PersonId } from '@chatelaine/shared';
import { type Doer, record, type Said } from '../event/index.ts';
import type { Transaction } from '../platform/work.ts';
import { findRoles } from './find-roles.ts';

/** An event about a person, an authenticator app, passkeys or recovery codes. */
export type PersonFact = Said<
  Extract<EventType, `person.${string}` | `authenticator.${string}` | `passkey.${string}` | `recovery_${string}`>
>;

/**
 * Records an event about a person, once in each account that the person belongs to. The author of the event is the
 * person, unless another author is given.
 */
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
