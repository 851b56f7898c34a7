import type { PersonId } from '@chatelaine/shared';
import type { Work } from '../../platform/work.ts';
import { AuthenticatorEntity } from './authenticator.entity.ts';

/** Finds the time at which a person's authenticator app was confirmed. Null when the person has no app. */
export async function findAuthenticator(work: Work, personId: PersonId): Promise<{ confirmedAt: Date } | null> {
  return work.em.findOne(AuthenticatorEntity, { personId }, { fields: ['confirmedAt'], disableIdentityMap: true });
}
