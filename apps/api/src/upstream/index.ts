export { carrierOf } from './carrier-of.ts';
export { ChannelWebhookEntity } from './channel-webhook.entity.ts';
export type { Operation, UpstreamAnswer } from './upstream.ts';
