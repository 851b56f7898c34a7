import type { Settings } from '@chatelaine/shared';
import type { Partner } from './partner.entity.ts';

/** Shows a partner's settings, field by field. */
export function viewSettings(partner: Partner): Settings {
  return {
    partnerId: partner.id,
    name: partner.name,
    logo: partner.logo ?? null,
    redirectUrls: [...partner.redirectUrls],
    clientsMayWithdraw: partner.clientsMayWithdraw,
    shareNewNumbersByDefault: partner.shareNewNumbersByDefault,
    requireSignature: partner.requireSignature,
    legacyTokens: partner.legacyTokens,
    testing: partner.testing,
  };
}
