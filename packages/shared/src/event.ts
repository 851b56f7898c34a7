import type { EventData } from './event-data.ts';
import type { ChannelId, ClientId, EventId, PartnerId } from './id.ts';

/** All types of events. */
export const EVENT_TYPES = [
  'partner.added',
  'client.added',
  'client.connected',
  'channel.added',
  'channel.status_changed',
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
  'recovery_codes.created',
  'recovery_code.used',
  'legacy_token.created',
  'legacy_tokens.switched',
  'settings.updated',
  'webhook.set',
  'server.restored',
] as const;
/** The type of an event. New types may be added. */
export type EventType = (typeof EVENT_TYPES)[number];

/** The fields that every event has in addition to `type` and `data`. */
export interface EventBase {
  /**
   * The id of the event. Ids sort as text, in the order in which events become visible: an event that you see later
   * never has a smaller id. An event keeps its id.
   */
  id: EventId;
  /** When the event happened: ISO 8601, in UTC. An event with a smaller id may have a slightly later time. */
  at: string;
  /**
   * The actor that caused the event. For a partner, the other side is the client; for a client, the partner. For
   * people and keys of the other side, `id` is `null`.
   */
  actor: {
    /**
     * A program, a person, the operator or the server itself. For the other side the kind is only `client` or
     * `partner`.
     */
    kind: 'partner_key' | 'channel_key' | 'organization_key' | 'person' | 'operator' | 'system' | 'client' | 'partner';
    /** The id of the key or the person; `null` for the other side. */
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

/** An event of one of these types. */
export type EventOf<Type extends EventType> = Type extends EventType
  ? EventBase & {
      /** The type of the event: what happened. */
      type: Type;
      /** More facts about the event; never a secret. */
      data: EventData[Type];
    }
  : never;

/**
 * An event of a type that this version does not know: a newer server recorded it. In the `default` of a `switch` over
 * all types, an event has this type.
 */
export interface FutureEvent extends EventBase {
  /**
   * The type of the event: any text that is not in {@link EVENT_TYPES}. The text in this declaration is only a
   * placeholder: never compare `type` with it. If the placeholder were `string`, a comparison of `type` could not
   * determine the type of `data`.
   */
  type: '(newer than this version)';
  /** More facts about the event; never a secret. */
  data: Record<string, unknown>;
}

/**
 * A recorded fact with its actor. For an act of the other side, the event names only the side, and no person or key.
 *
 * The `type` says which fields `data` has. New types may be added. They arrive as a {@link FutureEvent}, so give a
 * `switch` a `default`.
 */
export type ChatelaineEvent = EventOf<EventType> | FutureEvent;

/** Filters the list of events. An event must match every given field. */
export interface EventQuery {
  /** Events of this type. */
  type?: EventType | undefined;
  /** Events about this client. */
  clientId?: ClientId | undefined;
  /** Events about this number. */
  channelId?: ChannelId | undefined;
}
