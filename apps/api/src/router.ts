import {
  channelKeyRouter,
  hygieneRouter,
  organizationKeyRouter,
  partnerKeyRouter,
  resultingInput,
  usageRouter,
} from './api-key/index.ts';
import { clientRouter } from './client/index.ts';
import { eventRouter } from './event/index.ts';
import { onboardingRouter } from './onboarding/index.ts';
import { legacyTokensRouter, settingsRouter } from './partner/index.ts';
import { channelRouter, permissionRouter } from './permission/index.ts';
import { authenticatorRouter, codeRouter } from './person/index.ts';
import { createCallerFactory, router } from './platform/rpc/rpc.ts';

/** Every procedure: one line a slice. */
export const appRouter = router({
  authenticator: authenticatorRouter,
  channels: channelRouter,
  channelKeys: channelKeyRouter,
  clients: clientRouter,
  codes: codeRouter(resultingInput),
  events: eventRouter,
  hygiene: hygieneRouter,
  legacyTokens: legacyTokensRouter,
  onboarding: onboardingRouter,
  organizationKeys: organizationKeyRouter,
  partnerKeys: partnerKeyRouter,
  permissions: permissionRouter,
  settings: settingsRouter,
  usage: usageRouter,
});

/** Calls procedures from our own code: typed, with an actor, without HTTP. */
export const createCaller = createCallerFactory(appRouter);
