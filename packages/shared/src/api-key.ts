import type { ApiKeyId, ChannelId } from './id.ts';

/** The three kinds of key; each opens its own door. */
export type KeyKind = 'partner' | 'channel' | 'organization';

/** What a string must begin with to be a key of this kind, and where it belongs. */
export const KEY_KINDS = {
  partner: { prefix: 'wap', header: 'x-api-key', opens: '/trpc or /api/v2' },
  channel: { prefix: 'wac', header: 'D360-API-KEY', opens: '/messages' },
  organization: { prefix: 'wa', header: 'x-api-key', opens: '/api/v1' },
} as const satisfies Record<KeyKind, { prefix: string; header: string; opens: string }>;

/** Scopes of a partner key. `settings` is never a default: it must be ticked. */
export const PARTNER_SCOPES = ['read', 'keys', 'onboarding', 'settings'] as const;
export type PartnerScope = (typeof PARTNER_SCOPES)[number];

/** Scopes of a channel key: `send` carries messages, `manage` sets the webhook. Default: both. */
export const CHANNEL_SCOPES = ['send', 'manage'] as const;
export type ChannelScope = (typeof CHANNEL_SCOPES)[number];

/** Any scope of any kind of key. */
export type Scope = PartnerScope | ChannelScope;

/** How long the replaced secret lives on beside the new one. */
export const OVERLAPS = {
  '0': 0,
  '15m': 15 * 60_000,
  '1h': 60 * 60_000,
  '24h': 24 * 60 * 60_000,
  '7d': 7 * 24 * 60 * 60_000,
} as const;
export type Overlap = keyof typeof OVERLAPS;

/** Fixed windows in UTC: calls per clock minute and per calendar month. `null` is no limit. */
export interface KeyLimits {
  perMinute: number | null;
  perMonth: number | null;
}

/** Where a key stands at this instant. `permission_ended`: the client's permission behind it is over. */
export type KeyStatus = 'live' | 'expired' | 'revoked' | 'rotated_out' | 'permission_ended';

/** One secret of a key: never the string, only how to recognise it. */
export interface KeySecretView {
  /** Prefix and first four characters, `…`, last four. */
  hint: string;
  createdAt: string;
  /** When this secret stops working; `null` for the one without an end. */
  endsAt: string | null;
}

/** A key that sends messages for exactly one number. */
export interface ChannelKey {
  id: ApiKeyId;
  channelId: ChannelId;
  name: string;
  scopes: ChannelScope[];
  status: KeyStatus;
  /** Hint of the newest secret. */
  hint: string;
  secrets: KeySecretView[];
  limits: KeyLimits;
  createdAt: string;
  expiresAt: string | null;
  revokedAt: string | null;
  lastUsedAt: string | null;
}

/** A channel key with its secret: in this answer and nowhere else, ever. */
export interface CreatedChannelKey extends ChannelKey {
  secret: string;
}

/** A key that you ask for. Without `overlap`, making it ends every other key of the number, whoever made it. */
export interface CreateChannelKeyInput {
  channelId: ChannelId;
  /** 1–64 characters. */
  name: string;
  /** Default: `['send', 'manage']`. */
  scopes?: ChannelScope[];
  /** How long existing keys of the number live on. Default `'0'`: they end in the same instant. */
  overlap?: Overlap;
  /** ISO 8601, in the future. Default: never. */
  expiresAt?: string;
  limits?: Partial<KeyLimits>;
}

/** A new secret for a key that stays the same otherwise: id, name, scopes, limits, usage. */
export interface RotateChannelKeyInput {
  id: ApiKeyId;
  /** How long the old secret lives on. Default `'24h'`, never beyond the key's expiry. */
  overlap?: Overlap;
}

/** Narrows the list of keys; all of what is given must hold. */
export interface ChannelKeyQuery {
  channelId?: ChannelId;
  /** `live` works now; `ended` was revoked, expired, or lost its permission. */
  status?: 'live' | 'ended';
}
