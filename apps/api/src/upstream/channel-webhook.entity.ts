import { defineEntity, type InferEntity, p } from '@mikro-orm/postgresql';

/**
 * The address that receives a number's messages. It names the episode of the key that set it, and ends with the
 * episode.
 */
export const ChannelWebhookEntity = defineEntity({
  name: 'ChannelWebhook',
  tableName: 'channel_webhook',
  properties: {
    channelId: p.string().primary().length(12),
    url: p.text(),
    /** Encrypted JSON: custom headers may have a password. */
    headers: p.text().nullable(),
    apiKeyId: p.string().length(26),
    permissionId: p.string().length(26).nullable(),
    setAt: p.datetime(3),
  },
});

export type ChannelWebhook = InferEntity<typeof ChannelWebhookEntity>;
