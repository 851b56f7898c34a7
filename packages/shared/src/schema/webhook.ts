import * as z from 'zod';
import { ENVIRONMENTS } from '../api-key.ts';
import type { Page } from '../page.ts';
import { PAUSE_REASONS } from '../pause-reason.ts';
import {
  type CreatedWebhook,
  type CreateWebhookInput,
  DELIVERY_ENDS,
  DELIVERY_STATUSES,
  type DeletedWebhook,
  RETRY_POLICIES,
  type ReplayedFailed,
  type RetryPolicy,
  type RotatedWebhookSecret,
  type UpdateWebhookInput,
  WEBHOOK_KINDS,
  type Webhook,
  type WebhookDelivery,
  type WebhookDeliveryDetails,
  type WebhookDeliveryQuery,
} from '../webhook.ts';
import { listOf, pageQuery } from './page.ts';
import { idText, instant, nameText, storable } from './text.ts';

/** Whether a URL contains a user name or a password. */
// The check reads the URL as parsers do: they ignore tabs and extra slashes, and read a backslash as a slash. An @
// without a name before it also counts.
const hasPassword = (text: string): boolean => {
  const { username = '', password = '' } = URL.parse(text) ?? {};
  return username !== '' || password !== '' || /^https?:[/\\]*[^/\\?#]*@/i.test(text.replace(/[\t\r\n]/g, '').trim());
};

/** The URL of a webhook. */
export const webhookUrl = storable()
  .max(2048)
  .pipe(z.url({ protocol: /^https?$/ }))
  .refine((text) => !hasPassword(text), 'Put the password into a header.');

/** When deliveries are tried again. */
export const retryPolicy = z.strictObject({
  policy: z.enum(RETRY_POLICIES),
  delaySeconds: z.int().min(1).max(86_400),
  attempts: z.int().min(1).max(30),
}) satisfies z.ZodType<RetryPolicy>;

const HEADER_NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,128}$/;
const HEADER_VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;
const MOST_HEADERS = 20;
const isPlain = (given: unknown): given is object =>
  typeof given === 'object' && given !== null && !Array.isArray(given);
// The number is checked first, because a body may have a hundred thousand headers, and each wrong one would be an issue.
const fewHeaders = z.custom<Record<string, string>>(
  (given) => !isPlain(given) || Object.keys(given).length <= MOST_HEADERS,
  `At most ${MOST_HEADERS} headers.`,
);
/** Custom headers: names and values that HTTP can carry. */
export const webhookHeaders = fewHeaders
  .pipe(
    z.record(
      z.string().regex(HEADER_NAME, 'This is no name of a header.'),
      z.string().max(1024).regex(HEADER_VALUE, 'A header cannot carry this value.'),
    ),
  )
  .refine((headers) => {
    const names = Object.keys(headers);
    return new Set(names.map((name) => name.toLowerCase())).size === names.length;
  }, 'Two headers have the same name. Upper and lower case count as equal.');

/** A secret that the caller chose. */
export const webhookSecret = z
  .string()
  .min(16, 'A secret has at least 16 characters.')
  .max(256)
  .regex(/^[\x21-\x7e]+$/, 'A secret has only letters, digits and signs, without spaces.');

const filter = {
  events: z.array(storable().min(1).max(64)).min(1).max(64).nullable().optional(),
  channelIds: z.array(idText).min(1).max(200).nullable().optional(),
  environments: z.array(z.enum(ENVIRONMENTS)).min(1).max(3).nullable().optional(),
};

export const createWebhookInput = z.strictObject({
  url: webhookUrl,
  name: nameText.nullable().optional(),
  ...filter,
  headers: webhookHeaders.optional(),
  retryPolicy: retryPolicy.nullable().optional(),
  secret: webhookSecret.optional(),
}) satisfies z.ZodType<CreateWebhookInput>;
export const updateWebhookInput = z.strictObject({
  id: idText,
  ...createWebhookInput.omit({ secret: true }).partial().shape,
}) satisfies z.ZodType<UpdateWebhookInput>;
/** The new secret is made by the server unless the caller gives one. */
export const rotateWebhookSecretInput = z.strictObject({ id: idText, secret: webhookSecret.optional() });
/** Whether the events that were recorded during the pause are sent. */
export const resumeWebhookInput = z.strictObject({ id: idText, skipMissed: z.boolean().default(false) });
/** Repeats the deliveries that failed since an instant. */
export const replayFailedInput = z.strictObject({ id: idText, since: instant });

export const webhook = z.object({
  id: z.string(),
  kind: z.enum(WEBHOOK_KINDS),
  name: z.string().nullable(),
  url: z.string(),
  events: z.array(z.string()).nullable(),
  channelIds: z.array(z.string()).nullable(),
  environments: z.array(z.enum(ENVIRONMENTS)).nullable(),
  headerNames: z.array(z.string()),
  retryPolicy: retryPolicy.nullable(),
  pausedAt: z.string().nullable(),
  pauseReason: z.enum(PAUSE_REASONS).nullable(),
  failingSince: z.string().nullable(),
  oldSecretEndsAt: z.string().nullable(),
  createdAt: z.string(),
  updatedAt: z.string(),
}) satisfies z.ZodType<Webhook>;
export const createdWebhook = webhook.extend({ secret: z.string() }) satisfies z.ZodType<CreatedWebhook>;
export const deletedWebhook = z.object({ id: z.string() }) satisfies z.ZodType<DeletedWebhook>;
export const rotatedWebhookSecret = z.object({
  secret: z.string(),
  oldSecretEndsAt: z.string(),
}) satisfies z.ZodType<RotatedWebhookSecret>;
export const webhookQuery = pageQuery.prefault({});
export const webhookPage = listOf(webhook) satisfies z.ZodType<Page<Webhook>>;

export const webhookDelivery = z.object({
  id: z.string(),
  webhookId: z.string(),
  eventId: z.string(),
  event: z.string(),
  channelId: z.string().nullable(),
  status: z.enum(DELIVERY_STATUSES),
  reason: z.enum(DELIVERY_ENDS).nullable(),
  attempts: z.number(),
  nextAttemptAt: z.string().nullable(),
  lastStatus: z.number().nullable(),
  lastError: z.string().nullable(),
  replayOf: z.string().nullable(),
  createdAt: z.string(),
  endedAt: z.string().nullable(),
}) satisfies z.ZodType<WebhookDelivery>;
export const webhookDeliveryPage = listOf(webhookDelivery) satisfies z.ZodType<Page<WebhookDelivery>>;
export const webhookDeliveryQuery = pageQuery.extend({
  webhookId: idText,
  status: z.enum(DELIVERY_STATUSES).optional(),
}) satisfies z.ZodType<WebhookDeliveryQuery>;
export const webhookDeliveryDetails = webhookDelivery.extend({
  body: z.string().nullable(),
  history: z.array(
    z.object({
      number: z.number(),
      at: z.string(),
      durationMs: z.number(),
      status: z.number().nullable(),
      error: z.string().nullable(),
      answer: z.string().nullable(),
    }),
  ),
}) satisfies z.ZodType<WebhookDeliveryDetails>;
export const replayedFailed = z.object({
  count: z.number(),
  hasMore: z.boolean(),
}) satisfies z.ZodType<ReplayedFailed>;
