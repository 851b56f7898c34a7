export { addPartner } from './add-partner.ts';
export { findPartner, getOwnPartner, getPartner } from './get-partner.ts';
export { type Partner, PartnerEntity } from './partner.entity.ts';
export {
  OLD_PLATFORM_SECRETS,
  openPlatformSecret,
  openPlatformSecrets,
  PLATFORM_SECRETS,
} from './platform-secret.ts';
export { mayBeLoopback, redirectProblem } from './redirect-problem.ts';
export { redirectWarning } from './redirect-warning.ts';
export { reportLegacyUse } from './report-legacy-use.ts';
export { getPlatformSecret, rotatePlatformSecret } from './rotate-platform-secret.ts';
export { switchLegacyTokens } from './switch-legacy-tokens.ts';
export { getSettings, updateSettings } from './update-settings.ts';
