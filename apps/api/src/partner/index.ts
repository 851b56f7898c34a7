export { addPartner } from './add-partner.ts';
export { findPartner, getOwnPartner, getPartner } from './get-partner.ts';
export { legacyTokensRouter } from './legacy-tokens.router.ts';
export { type Partner, PartnerEntity } from './partner.entity.ts';
export { openPlatformSecret, PLATFORM_SECRETS } from './platform-secret.ts';
export { isListed, redirectUrlProblem } from './redirect-url.rule.ts';
export { settingsRouter } from './settings.router.ts';
export { updateSettings } from './update-settings.ts';
