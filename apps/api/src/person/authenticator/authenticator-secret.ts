import type { PersonId } from '@chatelaine/shared';
import type { Work } from '../../platform/work.ts';

const placeOf = (personId: PersonId): string => `authenticator.secret ${personId}`;

/** Seals the secret of a person's authenticator app, offered or confirmed. */
export function sealAuthenticatorSecret(work: Work, personId: PersonId, secret: string): string {
  return work.house.sealer.seal(secret, placeOf(personId));
}

/** Opens the secret of a person's authenticator app. */
export function openAuthenticatorSecret(work: Work, personId: PersonId, sealed: string): string {
  return work.house.sealer.open(sealed, placeOf(personId));
}
