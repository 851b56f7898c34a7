import type { ComponentType } from 'preact';
import { type Area, PATHS } from './paths.ts';

type Path<A extends Area> = (typeof PATHS)[A][number];

// Both areas have these screens.
const BOTH = {
  webhooks: async () => (await import('./webhooks/webhooks.tsx')).Webhooks,
  'webhooks/:webhookId': async () => (await import('./webhooks/webhook-page.tsx')).WebhookPage,
  'webhooks/:webhookId/:deliveryId': async () => (await import('./webhooks/delivery-page.tsx')).DeliveryPage,
  calls: async () => (await import('./calls/calls.tsx')).Calls,
  usage: async () => (await import('./usage/usage.tsx')).Usage,
  hygiene: async () => (await import('./hygiene/hygiene.tsx')).Hygiene,
  activity: async () => (await import('./activity/activity.tsx')).Activity,
  people: async () => (await import('./people/people.tsx')).People,
};

/** Loads the script of each screen. */
const LOADS: { [A in Area]: Record<Path<A>, () => Promise<ComponentType>> } = {
  client: {
    channels: async () => (await import('./client/channels/channels.tsx')).Channels,
    'channels/:channelId': async () => (await import('./client/channels/channel.tsx')).ChannelPage,
    'channels/:channelId/details': async () =>
      (await import('./client/channels/channel-details.tsx')).ChannelDetailsPage,
    sessions: async () => (await import('./client/sessions/sessions.tsx')).Sessions,
    messages: async () => (await import('./client/messages/conversations.tsx')).Conversations,
    'messages/:chatId': async () => (await import('./client/messages/conversation.tsx')).ConversationPage,
    'messages/:chatId/:messageId': async () => (await import('./client/messages/message-page.tsx')).MessagePage,
    contacts: async () => (await import('./client/contacts/contacts.tsx')).Contacts,
    'contacts/:contactId': async () => (await import('./client/contacts/contact-page.tsx')).ContactPage,
    'api-keys': async () => (await import('./client/api-keys/organization-keys.tsx')).ApiKeys,
    'organization/partner': async () => (await import('./client/partner/organization-partner.tsx')).OrganizationPartner,
    ...BOTH,
  },
  partner: {
    clients: async () => (await import('./partner/clients/clients.tsx')).Clients,
    'clients/:clientId': async () => (await import('./partner/clients/client.tsx')).ClientPage,
    'clients/:clientId/channels/:channelId': async () =>
      (await import('./partner/clients/client-channel.tsx')).ClientChannel,
    'waba-management': async () => (await import('./partner/waba/waba.tsx')).WabaManagement,
    'waba-management/:channelId': async () => (await import('./partner/waba/waba-number.tsx')).WabaNumber,
    'api-keys': async () => (await import('./partner/api-keys/partner-keys.tsx')).ApiKeys,
    integration: async () => (await import('./partner/integration/integration.tsx')).Integration,
    ...BOTH,
  },
  profile: {
    '': async () => (await import('./profile/profile.tsx')).Profile,
    email: async () => (await import('./profile/confirm-email.tsx')).ConfirmEmail,
  },
};

/** One screen: where it is, and how its script is loaded. */
export interface ScreenRoute {
  area: Area;
  /** The whole path, as the router matches it. */
  pattern: string;
  load(): Promise<ComponentType>;
}

/**
 * Lists every screen.
 *
 * @param base the path of BASE_URL
 */
export function routesBelow(base: string): ScreenRoute[] {
  return (Object.keys(PATHS) as Area[]).flatMap((area) => {
    const loads: Record<string, () => Promise<ComponentType>> = LOADS[area];
    return Object.entries(loads).map(([path, load]) => ({ area, pattern: patternOf(base, area, path), load }));
  });
}

const patternOf = (base: string, area: Area, path: string): string =>
  area === 'profile' ? `${base}/profile/${path}` : `${base}/${area}/:account/${path}`;
