import type { EventBase } from './event.ts';
import type { EventData } from './event-data.ts';
import type { NoData } from './event-parts.ts';
import type { ChannelId, ClientId, EventId, PartnerId } from './id.ts';
import type { PartnerWebhookEventType, TEST_EVENT } from './webhook.ts';

/** The names that receivers written for 360dialog's webhooks know, by the type of the event. */
export const PARTNER_EVENT_NAMES = {
  'client.added': 'client_created',
  'client.connected': 'client_created',
  'channel.added': 'channel_created',
  /** Only when the number runs now. */
  'channel.status_changed': 'channel_running',
  'permission.granted': 'channel_permission_granted',
  'permission.withdrawn': 'channel_permission_revoked',
} as const satisfies Partial<Record<PartnerWebhookEventType, string>>;
/** A name of {@link PARTNER_EVENT_NAMES}. */
export type PartnerEventName = (typeof PARTNER_EVENT_NAMES)[keyof typeof PARTNER_EVENT_NAMES];

/** The thing that an event is about. */
export interface WebhookSubject<Facts> {
  /** The id of the thing, e.g. of a key, a permission or a request; `null`: the event has no such thing. */
  id: string | null;
  /** The partner that the event concerns. */
  partnerId: PartnerId | null;
  /** The client that the event concerns; `null`: no client. */
  clientId: ClientId | null;
  /** The number that the event concerns; `null`: no number. */
  channelId: ChannelId | null;
  /** More facts; never a secret. The `type` of the event says which fields it has. */
  facts: Facts;
}

/** The fields that the body of every webhook of a partner has in addition to `type` and `subject`. */
export interface WebhookEventBase {
  /** The id of the event. It is the same in every delivery of the event: use it to drop what you have already done. */
  id: EventId;
  /** When the event happened: ISO 8601, in UTC. */
  occurredAt: string;
  /** The actor that caused the event. When your client acted, the kind is `client` and `id` is `null`. */
  actor: EventBase['actor'];
  /**
   * The name of the event for receivers that were written for 360dialog's webhooks. It is left out for events that have
   * no such name. New receivers read `type`.
   */
  event?: PartnerEventName;
  /** The client or the number as 360dialog's webhooks show it. It is present when `event` is. */
  data?: Record<string, unknown>;
}

/** A webhook whose event has one of the types in `Type`. */
export type PartnerWebhookEventOf<Type extends PartnerWebhookEventType> = Type extends PartnerWebhookEventType
  ? WebhookEventBase & {
      /** The type of the event: what happened. */
      type: Type;
      /** The thing that the event is about. */
      subject: WebhookSubject<EventData[Type]>;
    }
  : never;

/** The webhook that a test sends. Nothing happened. */
export interface TestWebhookEvent extends WebhookEventBase {
  /** Always `webhook.test`. */
  type: typeof TEST_EVENT;
  /** `id` is the id of the webhook. */
  subject: WebhookSubject<NoData>;
}

/**
 * A webhook whose type this version of the package does not know, because a newer server sent it. In a `switch` over
 * `type` that has a case for every known type, the event in the `default` has this TypeScript type.
 */
export interface FutureWebhookEvent extends WebhookEventBase {
  /** Any other text. The text in this declaration is only a placeholder: never compare `type` with it. */
  type: '(newer than this version)';
  /** The thing that the event is about. */
  subject: WebhookSubject<Record<string, unknown>>;
}

/**
 * The body of a webhook of a partner. The `type` says which fields `subject.facts` has. Later versions may add new
 * types, so give every `switch` over `type` a `default`.
 */
export type PartnerWebhookEvent =
  | PartnerWebhookEventOf<PartnerWebhookEventType>
  | TestWebhookEvent
  | FutureWebhookEvent;
