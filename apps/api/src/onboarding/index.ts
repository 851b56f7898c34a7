export { type ConsentPage, openConsentPage } from './consent-page.ts';
export { countRevivedRequests, endRevivedRequests } from './end-revived-requests.ts';
export { onboardingRoutes, PAGE_PATHS } from './onboarding.rest.ts';
export { onboardingRouter } from './onboarding.router.ts';
export { PermissionRequestEntity } from './permission-request.entity.ts';
export { pruneRequests } from './prune-requests.ts';
