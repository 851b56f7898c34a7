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

/** What every event says beside its type and its `data`. */
export interface EventBase {
  /**
   * Sorts as text, in the order in which events came to be seen: one that you see later never has a smaller id. The same
   * event keeps its id.
   */
  id: EventId;
  /** When it was done: ISO 8601, in UTC. Of two events the one with the smaller id may be a little later. */
  at: string;
  /** Who did it. For people of the other side `id` is `null`. */
  actor: {
    /** A program, a person, the operator or the server itself. For the other side it is only `client` or `partner`. */
    kind: 'partner_key' | 'channel_key' | 'organization_key' | 'person' | 'operator' | 'system' | 'client' | 'partner';
    /** The id of the key or the person; `null` for the other side. */
    id: string | null;
  };
  /** The partner that it concerns; `null`: none. */
  partnerId: PartnerId | null;
  /** The client that it concerns; `null`: none. */
  clientId: ClientId | null;
  /** The number that it concerns; `null`: none. */
  channelId: ChannelId | null;
  /** The id of the key, permission or request that it happened to. */
  subjectId: string | null;
}

/** An event of one of these types. */
export type EventOf<Type extends EventType> = Type extends EventType
  ? EventBase & {
      /** What happened. */
      type: Type;
      /** A few more words about it; never a secret. */
      data: EventData[Type];
    }
  : never;

/**
 * An event of a type that this version does not know: a newer server recorded it. It is what is left in the `default` of
 * a `switch` over all types.
 */
export interface FutureEvent extends EventBase {
  /**
   * What happened: any text that is none of {@link EVENT_TYPES}. Never compare it with the words that stand here for it:
   * with `string` in their place, a comparison of `type` could not tell what is in `data`.
   */
  type: '(newer than this version)';
  /** A few more words about it; never a secret. */
  data: Record<string, unknown>;
}

/**
 * A recorded fact with its actor. For an act of the other side, the event names only the side and no person.
 *
 * Its `type` says what is in its `data`. New types may come, as a {@link FutureEvent}: give a `switch` a `default`.
 */
export type ChatelaineEvent = EventOf<EventType> | FutureEvent;

/** Narrows the list of events; all of what is given must hold. */
export interface EventQuery {
  /** Events of this type. */
  type?: EventType | undefined;
  /** Events about this client. */
  clientId?: ClientId | undefined;
  /** Events about this number. */
  channelId?: ChannelId | undefined;
}
