import type { EventData } from './event-data.ts';
import type { ChannelId, ClientId, EventId, PartnerId } from './id.ts';

/** All types of events. */
export const EVENT_TYPES = [
  'partner.added',
  'client.added',
  'client.connected',
  'client.disconnected',
  'channel.added',
  'channel.status_changed',
  'channel.renamed',
  'channel.removed',
  'account.suspended',
  'account.resumed',
  'person.invited',
  'person.joined',
  'person.signed_in',
  'person.signed_out',
  'person.sign_in_failed',
  'person.code_asked',
  'person.code_failed',
  'person.locked',
  'person.unlocked',
  'person.password_changed',
  'person.password_forgotten',
  'person.email_changed',
  'person.role_changed',
  'person.removed',
  'permission.granted',
  'permission.withdrawn',
  'permission_request.opened',
  'permission_request.granted',
  'permission_request.denied',
  'api_key.created',
  'api_key.edited',
  'api_key.rotated',
  'api_key.overlap_ended',
  'api_key.revoked',
  'api_key.expiring',
  'permission.expiring',
  'authenticator.added',
  'authenticator.removed',
  'passkey.added',
  'passkey.removed',
  'passkey.copied',
  'recovery_codes.created',
  'recovery_code.used',
  'legacy_token.created',
  'legacy_tokens.switched',
  'settings.updated',
  'platform_secret.rotated',
  'webhook.set',
  'webhook.created',
  'webhook.edited',
  'webhook.deleted',
  'webhook.secret_rotated',
  'webhook.failing',
  'webhook.paused',
  'webhook.resumed',
  'webhook.replayed',
  'messages_retention.changed',
  'contact.exported',
  'contact.erased',
  'server.restored',
] as const;
/** The type of an event. Later versions may add new types. */
export type EventType = (typeof EVENT_TYPES)[number];

/** The fields that every event has in addition to `type` and `data`. */
export interface EventBase {
  /**
   * The id of the event; an event keeps its id. When ids are sorted as text, they are in the order in which the events
   * became visible to readers: an event that you see later never has a smaller id.
   */
  id: EventId;
  /** When the event happened: ISO 8601, in UTC. An event with a smaller id may have a slightly later time. */
  at: string;
  /**
   * The actor that caused the event. For a partner who reads the event, the other side is the client; for a client, the
   * other side is the partner. When a person or key of the other side acted, `id` is `null`.
   */
  actor: {
    /**
     * A program, a person, the operator or the server itself. When the other side acted, the kind is only `client` or
     * `partner`, so the reader does not see who acted.
     */
    kind: 'partner_key' | 'channel_key' | 'organization_key' | 'person' | 'operator' | 'system' | 'client' | 'partner';
    /** The id of the key or the person that acted; `null` when the other side acted. */
    id: string | null;
  };
  /** The partner that the event concerns; `null`: no partner. */
  partnerId: PartnerId | null;
  /** The client that the event concerns; `null`: no client. */
  clientId: ClientId | null;
  /** The number that the event concerns; `null`: no number. */
  channelId: ChannelId | null;
  /** The id of the thing that the event is about, e.g. a key, a permission or a request. */
  subjectId: string | null;
}

/** An event whose type is one of the types in `Type`. */
export type EventOf<Type extends EventType> = Type extends EventType
  ? EventBase & {
      /** The type of the event: what happened. */
      type: Type;
      /** More facts about the event; never a secret. */
      data: EventData[Type];
    }
  : never;

/**
 * An event whose type this version of the package does not know, because a newer server recorded the event. In a
 * `switch` over `type` that has a case for every known type, the event in the `default` has this TypeScript type.
 */
export interface FutureEvent extends EventBase {
  /**
   * The type of the event: any text that is not in {@link EVENT_TYPES}. The text in this declaration is only a
   * placeholder: never compare `type` with this placeholder. If the placeholder were `string`, TypeScript could not
   * conclude from a comparison of `type` which fields `data` has.
   */
  type: '(newer than this version)';
  /** More facts about the event; never a secret. */
  data: Record<string, unknown>;
}

/**
 * A recorded fact with its actor. When the other side acted (for a partner the client, for a client the partner), the
 * event names only this side, and no person or key.
 *
 * The `type` says which fields `data` has. Later versions may add new types. An event of a new type arrives as a {@link
 * FutureEvent}, so give every `switch` over `type` a `default`.
 */
export type ChatelaineEvent = EventOf<EventType> | FutureEvent;

/** The filter of the list of events. The list has only the events that match every given field. */
export interface EventQuery {
  /** Events of this type. */
  type?: EventType | undefined;
  /** Events of one of these types. */
  types?: EventType[] | undefined;
  /** Events about this client. */
  clientId?: ClientId | undefined;
  /** Events about this number. */
  channelId?: ChannelId | undefined;
  /** Events about the thing with this id, e.g. a key, a permission or a request. */
  subjectId?: string | undefined;
  /**
   * Events that the key or the person with this id caused. You do not see who acted on the other side, so the id of a
   * person or a key of the other side finds nothing.
   */
  actorId?: string | undefined;
  /** Events at this instant or later (ISO 8601). */
  from?: string | undefined;
  /** Events before this instant (ISO 8601). */
  to?: string | undefined;
}
