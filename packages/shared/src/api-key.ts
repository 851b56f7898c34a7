import type { ApiKeyId, ChannelId, ClientId, PartnerId } from './id.ts';

/** The three kinds of key; each opens its own door. */
export type KeyKind = 'partner' | 'channel' | 'organization';

/** What a string must begin with to be a key of this kind, and where it belongs. */
export const KEY_KINDS = {
  partner: { prefix: 'wap', header: 'x-api-key', opens: '/trpc or /api/v2' },
  channel: { prefix: 'wac', header: 'D360-API-KEY', opens: '/messages' },
  organization: { prefix: 'wa', header: 'Authorization: Bearer', opens: '/api/v1' },
} as const satisfies Record<KeyKind, { prefix: string; header: string; opens: string }>;

/** Scopes of a partner key. `settings` is never a default: it must be ticked. */
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
/** One of them. */
export type Environment = (typeof ENVIRONMENTS)[number];

/** Labels by which lists and usage filter and group. */
export interface KeyLabels {
  /** 1–64 characters, as `application`. */
  team: string | null;
  /** 1–64 characters: the program that uses it; `null`: not said. */
  application: string | null;
  /** Where that program runs; `null`: not said. */
  environment: Environment | null;
}

/** How long the replaced secret lives on beside the new one. */
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
 * Fixed windows in UTC: calls per clock minute and per calendar month. `null` is no limit. The month has all calls that
 * got through, also those made before the limit was set.
 */
export interface KeyLimits {
  /** Calls in one clock minute; `null`: any number. */
  perMinute: number | null;
  /** Calls in one calendar month, in UTC; `null`: any number. */
  perMonth: number | null;
}

/** Where a key stands at this instant. `permission_ended`: the client's permission behind it is over. */
export type KeyStatus = 'live' | 'expired' | 'revoked' | 'rotated_out' | 'permission_ended';

/** One secret of a key: never the string, only how to recognise it. */
export interface KeySecretView {
  /** Prefix and first four characters, `…`, last four. */
  hint: string;
  /** When it was made: ISO 8601, in UTC. */
  createdAt: string;
  /** When this secret stops working; `null` for the one without an end. */
  endsAt: string | null;
}

/** What every kind of key shows of itself. Never a secret. */
export interface KeyView<S extends Scope> extends KeyLabels {
  /** Its id. */
  id: ApiKeyId;
  /** 1–64 characters. */
  name: string;
  /** What it may do. */
  scopes: S[];
  /** Where it stands now. */
  status: KeyStatus;
  /** Hint of the newest secret. */
  hint: string;
  /** Of the newest secrets, oldest first. */
  secrets: KeySecretView[];
  /** Networks (CIDR) from which it works; `null`: from anywhere. */
  allowedAddresses: string[] | null;
  /** How often it may call. */
  limits: KeyLimits;
  /** What is left of the limits in this clock minute and calendar month (UTC); `null` where there is none. */
  remaining: KeyLimits;
  /** When it was made: ISO 8601, in UTC. */
  createdAt: string;
  /** When it ends by itself: ISO 8601, in UTC; `null`: never. */
  expiresAt: string | null;
  /** When it was revoked or replaced: ISO 8601; `null`: it was not. */
  revokedAt: string | null;
  /** When it was last used, refused calls left out: ISO 8601; `null`: never. */
  lastUsedAt: string | null;
  /** The address that it was last used from. */
  lastUsedFrom: string | null;
}

/** A key that sends messages for exactly one number. */
export interface ChannelKey extends KeyView<ChannelScope> {
  /** The number for which it sends messages. */
  channelId: ChannelId;
}

/** A key with which a partner's backend calls Chatelaine. */
export interface PartnerKey extends KeyView<PartnerScope> {
  /** The partner whose backend it is for. */
  partnerId: PartnerId;
}

/** A key of a client organization: sessions, chats and messages of its own numbers. */
export interface OrganizationKey extends KeyView<OrganizationScope> {
  /** The client whose code it is for. */
  clientId: ClientId;
  /** The only numbers that it reaches; `null`: all of the organization, today's and later ones. */
  channelIds: ChannelId[] | null;
}

/** A secret with its key: in this answer and nowhere else, ever. */
export interface WithSecret {
  /** The key itself. */
  secret: string;
}
/** A new channel key, or one with a new secret: with the secret, this one time. */
export interface CreatedChannelKey extends ChannelKey, WithSecret {}
/** A new partner key with its secret, this one time. */
export interface CreatedPartnerKey extends PartnerKey, WithSecret {}
/** A new organization key with its secret, this one time. */
export interface CreatedOrganizationKey extends OrganizationKey, WithSecret {}

/** The keys that ended together, or would end. */
export interface RevokedKeys {
  /** True: nothing was changed. */
  dryRun: boolean;
  /** Those that ended, or would end. */
  keys: {
    /** Its id. */
    id: ApiKeyId;
    /** What its maker called it. */
    name: string;
    /** How to recognise its newest secret. */
    hint: string;
    /** Its number; `null` for a partner key. */
    channelId: ChannelId | null;
  }[];
}

/** What a key says of itself, on the door that it opens. Never a secret. */
export interface WhoAmI extends KeyLabels {
  /** Id of the key, not of the account. */
  id: ApiKeyId;
  /** Which kind of key it is. */
  kind: KeyKind;
  /** For whom it acts. */
  account: {
    /** Which side it is. */
    type: 'partner' | 'client';
    /** Ends in `PA` or `CL`. */
    id: PartnerId | ClientId;
    /** What the account is called. */
    name: string;
  };
  /** Of a channel key its number; of an organization key that is limited to some, those. */
  channelId?: ChannelId;
  /** Of an organization key that is limited to some numbers, those. */
  channelIds?: ChannelId[];
  /** What its maker called it. */
  name: string;
  /** What it may do. */
  scopes: Scope[];
  /** Networks (CIDR) from which it works; `null`: from anywhere. */
  allowedAddresses: string[] | null;
  /** How often it may call. */
  limits: KeyLimits;
  /** When it ends by itself: ISO 8601, in UTC; `null`: never. */
  expiresAt: string | null;
  /** When it was made: ISO 8601, in UTC. */
  createdAt: string;
  /** How to recognise the secret of this call. */
  secretHint: string;
}
