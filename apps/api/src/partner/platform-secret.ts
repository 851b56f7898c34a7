import { placeIn, type SealedColumn } from '../platform/seal.ts';
import type { Work } from '../platform/work.ts';
import type { Partner } from './partner.entity.ts';
import { oldSecretEnd } from './platform-secret.rule.ts';

/** The column of partners' platform secrets. */
export const PLATFORM_SECRETS: SealedColumn = {
  table: 'partner',
  column: 'platform_secret',
  id: 'id',
  setAt: 'created_at',
};

/** The column of the platform secrets that a newer secret replaced. */
export const OLD_PLATFORM_SECRETS: SealedColumn = {
  table: 'partner',
  column: 'old_platform_secret',
  id: 'id',
  setAt: 'platform_secret_at',
};

const placeOf = (partnerId: string): string => placeIn(PLATFORM_SECRETS, partnerId);

/**
 * Encrypts a partner's platform secret for its row. A hash is not enough, because the server signs links with the
 * secret.
 */
export function sealPlatformSecret(work: Work, partnerId: string, secret: string): string {
  return work.services.sealer.seal(secret, placeOf(partnerId));
}

/** Decrypts a partner's platform secret. */
export function openPlatformSecret(work: Work, partner: Partner): string {
  return work.services.sealer.open(partner.platformSecret, placeOf(partner.id));
}

/** Decrypts a partner's platform secret. Null when it was encrypted with an ENCRYPTION_KEY that is lost. */
export function platformSecretUnlessLost(work: Work, partner: Partner): string | null {
  try {
    return openPlatformSecret(work, partner);
  } catch {
    return null;
  }
}

/** Encrypts a platform secret that a newer secret replaces. */
export function sealOldPlatformSecret(work: Work, partnerId: string, secret: string): string {
  return work.services.sealer.seal(secret, placeIn(OLD_PLATFORM_SECRETS, partnerId));
}

/**
 * Decrypts the platform secrets with which a signature may be made at an instant: the secret, and the secret before
 * until its end.
 */
export function openPlatformSecrets(work: Work, partner: Partner, at: Date): string[] {
  const { id, oldPlatformSecret: old } = partner;
  const secret = openPlatformSecret(work, partner);
  if (old == null || oldSecretEnd(partner, at) === null) return [secret];
  return [secret, work.services.sealer.open(old, placeIn(OLD_PLATFORM_SECRETS, id))];
}
