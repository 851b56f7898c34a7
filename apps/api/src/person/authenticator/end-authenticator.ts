import type { PersonId } from '@chatelaine/shared';
import type { Work } from '../../platform/work.ts';
import { endSkippedCodes } from '../known-device/forget-devices.ts';
import { endRecoveryCodes } from '../second-factor/recovery-codes.ts';
import { AuthenticatorEntity, AuthenticatorOfferEntity } from './authenticator.entity.ts';

/**
 * Ends a person's authenticator app, the recovery codes, an offer of a new app, and the right of browsers to skip the
 * code. When the person sets up the next app, these browsers must not skip the code of that app.
 */
export async function endAuthenticator(work: Work, personId: PersonId): Promise<void> {
  await work.em.nativeDelete(AuthenticatorEntity, { personId });
  await work.em.nativeDelete(AuthenticatorOfferEntity, { personId });
  await endSkippedCodes(work, personId);
  await endRecoveryCodes(work, personId);
}
