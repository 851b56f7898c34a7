import type { Environment } from './api-key.ts';
import type { EventType } from './event.ts';
import type { ChannelId, EventId, WebhookDeliveryId, WebhookId } from './id.ts';
import type { PauseReason } from './pause-reason.ts';

/** The types of events that the webhooks of a partner deliver. */
export const PARTNER_WEBHOOK_EVENTS = [
  'client.added',
  'client.connected',
  'client.disconnected',
  'channel.added',
  'channel.status_changed',
  'channel.renamed',
  'channel.removed',
  'account.suspended',
  'account.resumed',
  'permission.granted',
  'permission.withdrawn',
  'permission.expiring',
  'permission_request.opened',
  'permission_request.granted',
  'permission_request.denied',
  'api_key.created',
  'api_key.edited',
  'api_key.rotated',
  'api_key.overlap_ended',
  'api_key.revoked',
  'api_key.expiring',
  'platform_secret.rotated',
  'settings.updated',
  'webhook.set',
] as const satisfies readonly EventType[];
/** A type of {@link PARTNER_WEBHOOK_EVENTS}. */
export type PartnerWebhookEventType = (typeof PARTNER_WEBHOOK_EVENTS)[number];

/** The event of a test delivery. */
export const TEST_EVENT = 'webhook.test';

/** How the waits between the attempts of a delivery grow. */
export const RETRY_POLICIES = ['constant', 'linear', 'exponential'] as const;

/** When a delivery is tried again. Every wait is up to 20 % shorter or longer, and at most 24 hours. */
export interface RetryPolicy {
  /**
   * `constant`: every wait is `delaySeconds`. `linear`: the nth wait is n times as long. `exponential`: every wait is
   * twice as long as the one before.
   */
  policy: (typeof RETRY_POLICIES)[number];
  /** The first wait: 1 to 86,400 seconds. */
  delaySeconds: number;
  /** The number of all attempts, with the first one: 1 to 30. */
  attempts: number;
}

/**
 * The owner of the events of a webhook. `partner`: events of permissions, keys and numbers. `client`: events of the
 * client's numbers. `channel`: the messages of one number, in the form of Meta's Cloud API; a program set its URL with
 * the key of the number.
 */
export const WEBHOOK_KINDS = ['partner', 'client', 'channel'] as const;
/** A kind of {@link WEBHOOK_KINDS}. */
export type WebhookKind = (typeof WEBHOOK_KINDS)[number];

/** The URL to which events are sent, with the choice of events. */
export interface Webhook {
  /** The id; it begins with `wh_`. The webhook of a number has the id of the number. */
  id: WebhookId | ChannelId;
  /** The owner of its events. Webhooks that you create have the kind of your account: `partner` or `client`. */
  kind: WebhookKind;
  /** A name for people; `null`: none. */
  name: string | null;
  /** The URL. It begins with `https:` or `http:`. */
  url: string;
  /** The types of events that are sent; `null`: all. */
  events: string[] | null;
  /** The numbers whose events are sent; `null`: all. */
  channelIds: ChannelId[] | null;
  /**
   * The environments whose events are sent; `null`: all. An event has the environment of the key that it is about, or
   * with which its message was sent. Events without an environment are always sent.
   */
  environments: Environment[] | null;
  /** The names of the custom headers. Their values are never shown, because they may be passwords. */
  headerNames: string[];
  /** When deliveries are tried again; `null`: after 5 s, 30 s, 2 m, 10 m, 1 h, 4 h, 10 h and 24 h. */
  retryPolicy: RetryPolicy | null;
  /** Since when nothing is sent: ISO 8601, in UTC; `null`: the webhook is not paused. */
  pausedAt: string | null;
  /** Why nothing is sent; `null`: the webhook is not paused. */
  pauseReason: PauseReason | null;
  /** Since when no delivery has arrived; `null`: the last delivery arrived, or there was none. */
  failingSince: string | null;
  /** Until when the secret before also signs; `null`: only one secret signs. */
  oldSecretEndsAt: string | null;
  /** When it was created: ISO 8601, in UTC. */
  createdAt: string;
  /** When its settings were changed last: ISO 8601, in UTC. */
  updatedAt: string;
}

/** A webhook that was just created. The secret is never shown again. */
export interface CreatedWebhook extends Webhook {
  /** The secret that signs. Store it now. */
  secret: string;
}

/** The settings of a new webhook. */
export interface CreateWebhookInput {
  /** The URL: `https:` or `http:`, at most 2,048 characters, without a password. */
  url: string;
  /** A name for people, 1–64 characters. */
  name?: string | null | undefined;
  /** The types of events; without it, all. */
  events?: string[] | null | undefined;
  /** The numbers whose events are sent, 1–200; without it, all. */
  channelIds?: ChannelId[] | null | undefined;
  /** The environments whose events are sent; without it, all. */
  environments?: Environment[] | null | undefined;
  /** Custom headers, at most 20. They never replace a header that Chatelaine sets. */
  headers?: Record<string, string> | undefined;
  /** When deliveries are tried again; without it, up to nine attempts in about 39 hours. */
  retryPolicy?: RetryPolicy | null | undefined;
  /** A secret of your own, 16 to 256 characters. Without it, the server makes one: `whsec_` and base64. */
  secret?: string | undefined;
}

/**
 * The change of a webhook. A field that is left out stays as it is. A URL at another host needs `headers` again when the
 * webhook has custom headers: their values go to no other host by themselves.
 */
export interface UpdateWebhookInput extends Partial<Omit<CreateWebhookInput, 'secret'>> {
  /** The id of the webhook to change. */
  id: WebhookId;
}

/** A webhook that was just deleted. */
export interface DeletedWebhook {
  id: WebhookId;
}

/** The new secret of a webhook. */
export interface RotatedWebhookSecret {
  /** The new secret. It is never shown again. */
  secret: string;
  /** Until when the secret before also signs: 24 hours. */
  oldSecretEndsAt: string;
}

/**
 * The state of a delivery. `pending`: it waits for its next attempt. `delivered`: the receiver answered 2xx. `failed`:
 * all attempts are used up. `ended`: it is no longer tried, for the reason in `reason`.
 */
export const DELIVERY_STATUSES = ['pending', 'delivered', 'failed', 'ended'] as const;
/** A state of {@link DELIVERY_STATUSES}. */
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

/**
 * The reason why a delivery ended. `permission_ended`: the permission of the webhook was withdrawn or expired.
 * `key_ended`: the key that set the webhook was revoked or has expired. `suspended`: an account is suspended.
 * `contact_erased`: the contact of the event was erased. `event_gone`: the event was deleted for its age, or with its
 * number. `replaced`: another program set the webhook. `webhook_deleted`: somebody deleted the webhook.
 * `restored`: it waited in a backup from which the server was restored, so it may have arrived.
 */
export const DELIVERY_ENDS = [
  'permission_ended',
  'key_ended',
  'suspended',
  'contact_erased',
  'event_gone',
  'replaced',
  'webhook_deleted',
  'restored',
] as const;
/** A reason of {@link DELIVERY_ENDS}. */
export type DeliveryEnd = (typeof DELIVERY_ENDS)[number];

/** One event on its way to one webhook. */
export interface WebhookDelivery {
  /** The id; it begins with `dlv_`. */
  id: WebhookDeliveryId;
  /** The webhook to which the event is sent. */
  webhookId: WebhookId | ChannelId;
  /** The id of the event: the header `webhook-id` of every attempt. */
  eventId: EventId;
  /** The type of the event; `webhook.test` for a test. */
  event: string;
  /** The number that the event concerns; `null`: no number. */
  channelId: ChannelId | null;
  /** The state of the delivery. */
  status: DeliveryStatus;
  /** Why the delivery ended before it arrived; `null` unless the status is `ended`. */
  reason: DeliveryEnd | null;
  /** The number of attempts so far. A wait that the receiver asked for is not counted. */
  attempts: number;
  /** When it is tried next; `null`: never. */
  nextAttemptAt: string | null;
  /** The HTTP status of the last answer; `null`: there was no answer, or no attempt yet. */
  lastStatus: number | null;
  /** What went wrong at the last attempt, as a sentence; `null`: nothing. */
  lastError: string | null;
  /** The delivery that this one repeats; `null`: none. */
  replayOf: WebhookDeliveryId | null;
  /** When it was made: ISO 8601, in UTC. */
  createdAt: string;
  /** When it was delivered, failed or ended; `null`: it is pending. */
  endedAt: string | null;
}

/** One attempt to deliver. */
export interface WebhookAttempt {
  /** 1, 2, 3 … */
  number: number;
  /** When it began: ISO 8601, in UTC. */
  at: string;
  /** How long it took, in milliseconds. */
  durationMs: number;
  /** The HTTP status of the answer; `null`: there was no answer. */
  status: number | null;
  /** What went wrong, as a sentence; `null`: it arrived. */
  error: string | null;
  /** The start of the answer, at most 1,024 characters; `null`: there was none. */
  answer: string | null;
}

/** A delivery with its body and all its attempts. */
export interface WebhookDeliveryDetails extends WebhookDelivery {
  /** The body that is sent; `null`: the event is gone. */
  body: string | null;
  /** All attempts, oldest first. */
  history: WebhookAttempt[];
}

/** The filter of the deliveries of a webhook. */
export interface WebhookDeliveryQuery {
  /** The webhook whose deliveries are listed. */
  webhookId: WebhookId | ChannelId;
  /** Only deliveries in this state. */
  status?: DeliveryStatus | undefined;
}

/** How many deliveries a replay began. */
export interface ReplayedFailed {
  /** At most 10,000. They are sent one after another, at most 20 in a second. */
  count: number;
  /** Whether more deliveries have failed. Repeat the call to replay them. */
  hasMore: boolean;
}
