import { authenticatorRouter } from './authenticator.ts';
import { callRouter } from './calls.ts';
import { channelRouter } from './channels.ts';
import { clientRouter } from './clients.ts';
import { codeRouter } from './codes.ts';
import { contactRouter } from './contacts.ts';
import { eventRouter } from './events.ts';
import { hygieneRouter } from './hygiene.ts';
import { channelKeyRouter, organizationKeyRouter, partnerKeyRouter } from './keys.ts';
import { legacyTokensRouter } from './legacy-tokens.ts';
import { chatRouter, messageRouter } from './messages.ts';
import { onboardingRouter } from './onboarding.ts';
import { ownPartnerRouter } from './partner.ts';
import { passkeyRouter } from './passkeys.ts';
import { peopleRouter } from './people.ts';
import { permissionRouter } from './permissions.ts';
import { createCallerFactory, router } from './procedure.ts';
import { profileRouter } from './profile.ts';
import { sessionRouter } from './sessions.ts';
import { settingsRouter } from './settings.ts';
import { usageRouter } from './usage.ts';
import { webhookRouter } from './webhooks.ts';

/** All procedures, one line per noun. */
export const appRouter = router({
  authenticator: authenticatorRouter,
  calls: callRouter,
  channels: channelRouter,
  channelKeys: channelKeyRouter,
  chats: chatRouter,
  clients: clientRouter,
  codes: codeRouter,
  contacts: contactRouter,
  events: eventRouter,
  hygiene: hygieneRouter,
  legacyTokens: legacyTokensRouter,
  messages: messageRouter,
  onboarding: onboardingRouter,
  organizationKeys: organizationKeyRouter,
  partner: ownPartnerRouter,
  partnerKeys: partnerKeyRouter,
  passkeys: passkeyRouter,
  people: peopleRouter,
  permissions: permissionRouter,
  profile: profileRouter,
  sessions: sessionRouter,
  settings: settingsRouter,
  usage: usageRouter,
  webhooks: webhookRouter,
});

/**
 * Makes an object with which our own code calls the procedures. The calls are typed, act for an actor, and use no HTTP.
 */
export const createCaller = createCallerFactory(appRouter);
