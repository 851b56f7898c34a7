import { defineEntity, type InferEntity, p } from '@mikro-orm/postgresql';

/**
 * The URL that receives a number's messages. The row names the episode of the key that set the URL. The webhook ends
 * with that episode.
 */
export const ChannelWebhookEntity = defineEntity({
  name: 'ChannelWebhook',
  tableName: 'channel_webhook',
  properties: {
    channelId: p.string().primary().length(12),
    url: p.text(),
    /** The custom headers as encrypted JSON, because they may contain a password. */
    headers: p.text().nullable(),
    /** The encrypted secret that signs. Null for a webhook that was set before deliveries were signed. */
    secret: p.text().nullable(),
    apiKeyId: p.string().length(26),
    permissionId: p.string().length(26).nullable(),
    setAt: p.datetime(3),
  },
});

export type ChannelWebhook = InferEntity<typeof ChannelWebhookEntity>;
