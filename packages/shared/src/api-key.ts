import type { ApiKeyId, ChannelId, ClientId, PartnerId } from './id.ts';

/** The three kinds of key; each opens its own door. */
export type KeyKind = 'partner' | 'channel' | 'organization';

/** For each kind of key: the prefix of its secret, its header, and its door. */
export const KEY_KINDS = {
  partner: { prefix: 'wap', header: 'x-api-key', opens: '/trpc or /api/v2' },
  channel: { prefix: 'wac', header: 'D360-API-KEY', opens: '/messages' },
  organization: { prefix: 'wa', header: 'Authorization: Bearer', opens: '/api/v1' },
} as const satisfies Record<KeyKind, { prefix: string; header: string; opens: string }>;

/** Scopes of a partner key. `settings` is never a default: it must be chosen. */
export const PARTNER_SCOPES = ['read', 'keys', 'onboarding', 'settings'] as const;
/** What a partner key may do. */
export type PartnerScope = (typeof PARTNER_SCOPES)[number];

/** Scopes of a channel key: `send` carries messages, `manage` sets the webhook. Default: both. */
export const CHANNEL_SCOPES = ['send', 'manage'] as const;
/** What a channel key may do. */
export type ChannelScope = (typeof CHANNEL_SCOPES)[number];

/**
 * Scopes of an organization key: `read` lists and reads sessions, chats, contacts and messages; `send` sends; `manage`
 * creates and changes sessions and webhooks; `events` opens the WebSocket. None is a default.
 */
export const ORGANIZATION_SCOPES = ['read', 'send', 'manage', 'events'] as const;
/** What an organization key may do. */
export type OrganizationScope = (typeof ORGANIZATION_SCOPES)[number];

/** Any scope of any kind of key. */
export type Scope = PartnerScope | ChannelScope | OrganizationScope;

/** The scopes of each kind of key, all of them. */
export const SCOPES_OF = {
  partner: PARTNER_SCOPES,
  channel: CHANNEL_SCOPES,
  organization: ORGANIZATION_SCOPES,
} as const satisfies Record<KeyKind, readonly Scope[]>;

/** Where a program runs that uses a key: a label, nothing more. */
export const ENVIRONMENTS = ['production', 'staging', 'development'] as const;
/** An environment of {@link ENVIRONMENTS}. */
export type Environment = (typeof ENVIRONMENTS)[number];

/** Labels by which lists and usage filter and group. */
export interface KeyLabels {
  /** 1–64 characters; `null`: not set. */
  team: string | null;
  /** 1–64 characters: the program that uses the key; `null`: not set. */
  application: string | null;
  /** Where that program runs; `null`: not set. */
  environment: Environment | null;
}

/** How long the replaced secret lives on beside the new one, in milliseconds. */
export const OVERLAPS = {
  '0': 0,
  '15m': 15 * 60_000,
  '1h': 60 * 60_000,
  '24h': 24 * 60 * 60_000,
  '7d': 7 * 24 * 60 * 60_000,
} as const;
/** How long a replaced secret lives on. */
export type Overlap = keyof typeof OVERLAPS;

/**
 * Limits in fixed windows in UTC: calls per clock minute and per calendar month. `null` is no limit. The month includes
 * all accepted calls, even those from before the limit was set.
 */
export interface KeyLimits {
  /** Calls in one clock minute; `null`: any number. */
  perMinute: number | null;
  /** Calls in one calendar month, in UTC; `null`: any number. */
  perMonth: number | null;
}

/** The state of a key at this instant. `permission_ended`: the client's permission behind it has ended. */
export type KeyStatus = 'live' | 'expired' | 'revoked' | 'rotated_out' | 'permission_ended';

/** One secret of a key: never the secret itself, only how to recognise it. */
export interface KeySecretView {
  /** Prefix and first four characters, `…`, last four. */
  hint: string;
  /** When it was made: ISO 8601, in UTC. */
  createdAt: string;
  /** When this secret stops working; `null`: it has no end of its own. */
  endsAt: string | null;
}

/** The fields that every kind of key shows. Never a secret. */
export interface KeyView<S extends Scope> extends KeyLabels {
  /** Its id. */
  id: ApiKeyId;
  /** 1–64 characters. */
  name: string;
  /** What it may do. */
  scopes: S[];
  /** Its present state. */
  status: KeyStatus;
  /** Hint of the newest secret. */
  hint: string;
  /** Hints of the newest secrets, oldest first. */
  secrets: KeySecretView[];
  /** Networks (CIDR) from which it works; `null`: from anywhere. */
  allowedAddresses: string[] | null;
  /** The limits on its calls. */
  limits: KeyLimits;
  /** The rest of the limits in this clock minute and calendar month (UTC); `null` where there is no limit. */
  remaining: KeyLimits;
  /** When it was made: ISO 8601, in UTC. */
  createdAt: string;
  /** When it ends by itself: ISO 8601, in UTC; `null`: never. */
  expiresAt: string | null;
  /** When it was revoked or replaced: ISO 8601; `null`: it was not. */
  revokedAt: string | null;
  /** When its last accepted call was: ISO 8601; `null`: never. */
  lastUsedAt: string | null;
  /** The address of its last accepted call. */
  lastUsedFrom: string | null;
}

/** A key that sends messages for exactly one number. */
export interface ChannelKey extends KeyView<ChannelScope> {
  /** The number for which it sends messages. */
  channelId: ChannelId;
}

/** A key with which a partner's backend calls Chatelaine. */
export interface PartnerKey extends KeyView<PartnerScope> {
  /** The partner that the key belongs to. */
  partnerId: PartnerId;
}

/** A key of a client organization: sessions, chats and messages of its own numbers. */
export interface OrganizationKey extends KeyView<OrganizationScope> {
  /** The client that the key belongs to. */
  clientId: ClientId;
  /** The only numbers that the key reaches; `null`: all numbers of the client, including later ones. */
  channelIds: ChannelId[] | null;
}

/** A key's secret, which only this answer shows. */
export interface WithSecret {
  /** The secret itself. */
  secret: string;
}
/** A new channel key, or one with a new secret. The secret is shown this one time. */
export interface CreatedChannelKey extends ChannelKey, WithSecret {}
/** A new partner key, or one with a new secret. The secret is shown this one time. */
export interface CreatedPartnerKey extends PartnerKey, WithSecret {}
/** A new organization key, or one with a new secret. The secret is shown this one time. */
export interface CreatedOrganizationKey extends OrganizationKey, WithSecret {}

/** The keys that ended together, or would end. */
export interface RevokedKeys {
  /** True: the keys were only listed. */
  dryRun: boolean;
  /** The keys that ended, or would end. */
  keys: {
    /** Its id. */
    id: ApiKeyId;
    /** The name of the key. */
    name: string;
    /** The hint of its newest secret. */
    hint: string;
    /** Its number; `null` for a partner key. */
    channelId: ChannelId | null;
  }[];
}

/** The answer of a door to a key that asks about itself. Never a secret. */
export interface WhoAmI extends KeyLabels {
  /** Id of the key, not of the account. */
  id: ApiKeyId;
  /** Which kind of key it is. */
  kind: KeyKind;
  /** The account that it acts for. */
  account: {
    /** Whether the account is a partner or a client. */
    type: 'partner' | 'client';
    /** Ends in `PA` or `CL`. */
    id: PartnerId | ClientId;
    /** The name of the account. */
    name: string;
  };
  /** The number of a channel key. */
  channelId?: ChannelId;
  /** The numbers of an organization key that is limited to some. */
  channelIds?: ChannelId[];
  /** The name of the key. */
  name: string;
  /** What it may do. */
  scopes: Scope[];
  /** Networks (CIDR) from which it works; `null`: from anywhere. */
  allowedAddresses: string[] | null;
  /** The limits on its calls. */
  limits: KeyLimits;
  /** When it ends by itself: ISO 8601, in UTC; `null`: never. */
  expiresAt: string | null;
  /** When it was made: ISO 8601, in UTC. */
  createdAt: string;
  /** The hint of the secret in this call. */
  secretHint: string;
}
