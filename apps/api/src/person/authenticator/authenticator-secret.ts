import type { PersonId } from '@chatelaine/shared';
import { placeIn, type SealedColumn } from '../../platform/seal.ts';
import type { Work } from '../../platform/work.ts';

/** The column with the secrets of confirmed apps. */
export const AUTHENTICATOR_SECRETS: SealedColumn = {
  table: 'authenticator',
  column: 'secret',
  id: 'person_id',
  setAt: 'confirmed_at',
};

const placeOf = (personId: PersonId): string => placeIn(AUTHENTICATOR_SECRETS, personId);

/** Encrypts the secret of a person's authenticator app. The app may be offered or confirmed. */
export function sealAuthenticatorSecret(work: Work, personId: PersonId, secret: string): string {
  return work.services.sealer.seal(secret, placeOf(personId));
}

/** Decrypts the secret of a person's authenticator app. */
export function openAuthenticatorSecret(work: Work, personId: PersonId, sealed: string): string {
  return work.services.sealer.open(sealed, placeOf(personId));
}
