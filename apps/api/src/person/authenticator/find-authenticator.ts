import type { PersonId } from '@chatelaine/shared';
import type { Work } from '../../platform/work.ts';
import { AuthenticatorEntity } from './authenticator.entity.ts';

/** Finds the time since which a person has an authenticator app; null without one. */
export async function findAuthenticator(work: Work, personId: PersonId): Promise<{ confirmedAt: Date } | null> {
  return work.em.findOne(AuthenticatorEntity, { personId }, { fields: ['confirmedAt'], disableIdentityMap: true });
}
