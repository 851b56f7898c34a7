import { placeIn, type SealedColumn } from '../platform/seal.ts';
import type { Work } from '../platform/work.ts';
import type { Partner } from './partner.entity.ts';

/** The column of partners' platform secrets. */
export const PLATFORM_SECRETS: SealedColumn = {
  table: 'partner',
  column: 'platform_secret',
  id: 'id',
  setAt: 'created_at',
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
