export type {
  ChannelId,
  ClientId,
  EventData,
  EventId,
  FutureWebhookEvent,
  PartnerEventName,
  PartnerId,
  PartnerWebhookEvent,
  PartnerWebhookEventOf,
  PartnerWebhookEventType,
  PermissionRequestId,
  TestWebhookEvent,
  WebhookEventBase,
  WebhookSubject,
} from '@chatelaine/shared';
export { ChatelaineError } from '../error/chatelaine-error.ts';
export type { HeadersLike } from '../runtime.ts';
export type { WebhookRequestHeaders } from './read-header.ts';
export {
  type DeniedReturn,
  type FailedReturn,
  type PermissionReturn,
  readReturn,
  type SharedReturn,
} from './read-return.ts';
export { ReturnError, type ReturnErrorCode } from './return-error.ts';
export type { RawBody } from './signed-content.ts';
export { verify360Signature } from './verify-360-signature.ts';
export { type VerifyWebhookOptions, verifyWebhook } from './verify-webhook.ts';
export { WebhookError, type WebhookErrorCode } from './webhook-error.ts';
