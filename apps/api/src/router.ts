import { channelKeyRouter } from './api-key/index.ts';
import { clientRouter } from './client/index.ts';
import { eventRouter } from './event/index.ts';
import { onboardingRouter } from './onboarding/index.ts';
import { settingsRouter } from './partner/index.ts';
import { channelRouter, permissionRouter } from './permission/index.ts';
import { createCallerFactory, router } from './platform/rpc/rpc.ts';

/** Every procedure: one line a slice. */
export const appRouter = router({
  channels: channelRouter,
  channelKeys: channelKeyRouter,
  clients: clientRouter,
  events: eventRouter,
  onboarding: onboardingRouter,
  permissions: permissionRouter,
  settings: settingsRouter,
});

/** Calls procedures from our own code: typed, with an actor, without HTTP. */
export const createCaller = createCallerFactory(appRouter);
