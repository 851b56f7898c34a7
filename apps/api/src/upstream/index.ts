export { type CarrierOf, carrierOf } from './carrier-of.ts';
export { ChannelWebhookEntity } from './channel-webhook.entity.ts';
export { findPrivateWebhooks } from './find-private-webhooks.ts';
export { WEBHOOK_HEADERS } from './sandbox/webhook.ts';
export type { CarriedCall, JsonContent, Operation, Upstream, UpstreamAnswer } from './upstream.ts';
