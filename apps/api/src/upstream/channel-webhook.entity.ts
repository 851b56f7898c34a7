import { defineEntity, type InferEntity, p } from '@mikro-orm/postgresql';

/** Where a number's messages go. It names the episode of the key that set it, and ends with it. */
export const ChannelWebhookEntity = defineEntity({
  name: 'ChannelWebhook',
  tableName: 'channel_webhook',
  properties: {
    channelId: p.string().primary().length(12),
    url: p.text(),
    /** Sealed JSON: custom headers may carry a password. */
    headers: p.text().nullable(),
    apiKeyId: p.string().length(26),
    permissionId: p.string().length(26).nullable(),
    setAt: p.datetime(3),
  },
});

export type ChannelWebhook = InferEntity<typeof ChannelWebhookEntity>;
