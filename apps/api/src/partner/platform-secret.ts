import type { Work } from '../platform/work.ts';
import type { Partner } from './partner.entity.ts';

const placeOf = (partnerId: string): string => `partner.platform_secret ${partnerId}`;

/** Seals a partner's platform secret for its row. It signs links and webhooks, so a hash would not do. */
export function sealPlatformSecret(work: Work, partnerId: string, secret: string): string {
  return work.house.sealer.seal(secret, placeOf(partnerId));
}

/** Opens a partner's platform secret. */
export function openPlatformSecret(work: Work, partner: Partner): string {
  return work.house.sealer.open(partner.platformSecret, placeOf(partner.id));
}
