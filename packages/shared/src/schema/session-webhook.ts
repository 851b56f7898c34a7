import * as z from 'zod';
import { DELIVERY_STATUSES } from '../webhook.ts';
import { listQuery } from './session.ts';
import { idText } from './text.ts';
import { createWebhookInput, resumeWebhookInput, rotateWebhookSecretInput } from './webhook.ts';

const { url, name, events, channelIds, environments, headers, retryPolicy, secret } = createWebhookInput.shape;

/** The settings of a webhook under the names of the sessions door. `events: ["*"]` stands for all events. */
export const sessionWebhookInput = z.strictObject({
  ...{ url, name, events, environments, retryPolicy, secret },
  sessionIds: channelIds,
  /** One session instead of a list. */
  sessionId: idText.nullable().optional(),
  customHeaders: headers,
  active: z.boolean().optional(),
});
/** The changed settings. The secret is changed only by a rotation, because both secrets sign for a time. */
export const changeSessionWebhookInput = sessionWebhookInput.omit({ secret: true }).partial();
export const resumeSessionWebhookInput = resumeWebhookInput.omit({ id: true });
export const rotateSessionWebhookInput = rotateWebhookSecretInput.omit({ id: true });
/** The instant since which failed deliveries are sent again, in milliseconds since 1970. */
export const replayFailedOfSessionInput = z.strictObject({ since: z.int().min(0).max(253_402_300_799_999) });
/** The query of the list of deliveries. */
export const deliveryListQuery = listQuery.extend({ status: z.enum(DELIVERY_STATUSES).optional() });
