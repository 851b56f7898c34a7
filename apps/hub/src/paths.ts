/**
 * The paths of all screens, below the account: `channels` in the area `client` is `/client/:account/channels`. The area
 * `profile` is about the person, so its paths have no account. The first path of an area is where the area begins.
 */
export const PATHS = {
  client: [
    'channels',
    'channels/:channelId',
    'channels/:channelId/details',
    'sessions',
    'messages',
    'messages/:chatId',
    'messages/:chatId/:messageId',
    'contacts',
    'contacts/:contactId',
    'api-keys',
    'webhooks',
    'webhooks/:webhookId',
    'webhooks/:webhookId/:deliveryId',
    'hygiene',
    'usage',
    'activity',
    'calls',
    'people',
    'organization/partner',
  ],
  partner: [
    'clients',
    'clients/:clientId',
    'clients/:clientId/channels/:channelId',
    'waba-management',
    'waba-management/:channelId',
    'api-keys',
    'integration',
    'webhooks',
    'webhooks/:webhookId',
    'webhooks/:webhookId/:deliveryId',
    'hygiene',
    'usage',
    'activity',
    'calls',
    'people',
  ],
  profile: ['', 'email'],
} as const satisfies Record<string, readonly string[]>;

/** The areas of the hubs. The area is the first part of every path. */
export type Area = keyof typeof PATHS;
