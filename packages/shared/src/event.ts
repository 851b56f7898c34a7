import type { ChannelId, ClientId, EventId, PartnerId } from './id.ts';

/** Everything that is recorded. */
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
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

/** A recorded fact with its actor. Of the other side's people only the side is told. */
export interface ChatelaineEvent {
  id: EventId;
  type: EventType;
  at: string;
  actor: {
    kind: 'partner_key' | 'channel_key' | 'person' | 'operator' | 'system' | 'client' | 'partner';
    id: string | null;
  };
  partnerId: PartnerId | null;
  clientId: ClientId | null;
  channelId: ChannelId | null;
  /** The id of what it happened to: a key, a permission, a request. */
  subjectId: string | null;
  /** A few more words; never a secret. */
  data: Record<string, unknown>;
}

/** Narrows the list of events; all of what is given must hold. */
export interface EventQuery {
  type?: EventType | undefined;
  clientId?: ClientId | undefined;
  channelId?: ChannelId | undefined;
}
