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
/** A scope of a partner key. */
export type PartnerScope = (typeof PARTNER_SCOPES)[number];

/** Scopes of a channel key: `send` sends messages, `manage` sets the webhook. Default: both scopes. */
export const CHANNEL_SCOPES = ['send', 'manage'] as const;
/** A scope of a channel key. */
export type ChannelScope = (typeof CHANNEL_SCOPES)[number];

/**
 * Scopes of an organization key: `read` lists and reads sessions, chats, contacts and messages; `send` sends; `manage`
 * creates and changes sessions and webhooks; `events` opens the WebSocket. No scope is a default.
 */
export const ORGANIZATION_SCOPES = ['read', 'send', 'manage', 'events'] as const;
/** A scope of an organization key. */
export type OrganizationScope = (typeof ORGANIZATION_SCOPES)[number];

/** Any scope of any kind of key. */
export type Scope = PartnerScope | ChannelScope | OrganizationScope;

/** All scopes of each kind of key. */
export const SCOPES_OF = {
  partner: PARTNER_SCOPES,
  channel: CHANNEL_SCOPES,
  organization: ORGANIZATION_SCOPES,
} as const satisfies Record<KeyKind, readonly Scope[]>;

/** The environments in which a program that uses a key may run. The environment is only a label. */
export const ENVIRONMENTS = ['production', 'staging', 'development'] as const;
/** An environment of {@link ENVIRONMENTS}. */
export type Environment = (typeof ENVIRONMENTS)[number];

/** The labels of a key. Lists can be filtered, and usage can be filtered and grouped, by these labels. */
export interface KeyLabels {
  /** The team: 1–64 characters; `null`: not set. */
  team: string | null;
  /** The program that uses the key: 1–64 characters; `null`: not set. */
  application: string | null;
  /** The environment in which the program runs; `null`: not set. */
  environment: Environment | null;
}

/** How long a replaced secret stays alive beside the new secret, in milliseconds. */
export const OVERLAPS = {
  '0': 0,
  '15m': 15 * 60_000,
  '1h': 60 * 60_000,
  '24h': 24 * 60 * 60_000,
  '7d': 7 * 24 * 60 * 60_000,
} as const;
/** How long a replaced secret stays alive. */
export type Overlap = keyof typeof OVERLAPS;

/**
 * Limits in fixed windows in UTC: calls per clock minute and per calendar month. `null` is no limit. The month includes
 * all accepted calls, also calls from before the limit was set.
 */
export interface KeyLimits {
  /** Calls in one clock minute; `null`: any number. */
  perMinute: number | null;
  /** Calls in one calendar month, in UTC; `null`: any number. */
  perMonth: number | null;
}

/** The state of a key at this instant. `permission_ended`: the client's permission that the key needs has ended. */
export type KeyStatus = 'live' | 'expired' | 'revoked' | 'rotated_out' | 'permission_ended';

/** One secret of a key. It shows how to recognise the secret, but never the secret itself. */
export interface KeySecretView {
  /** The prefix and the first four characters, `…`, and the last four characters. */
  hint: string;
  /** The time of creation: ISO 8601, in UTC. */
  createdAt: string;
  /** When this secret stops working; `null`: the secret has no end of its own. */
  endsAt: string | null;
}

/** The fields that every kind of key shows. No field has a secret. */
export interface KeyView<S extends Scope> extends KeyLabels {
  /** The id of the key. */
  id: ApiKeyId;
  /** The name of the key: 1–64 characters. */
  name: string;
  /** The scopes of the key. */
  scopes: S[];
  /** The current status of the key. */
  status: KeyStatus;
  /** The hint of the newest secret. */
  hint: string;
  /** The hints of the newest secrets, oldest first. */
  secrets: KeySecretView[];
  /** The networks (CIDR) from which the key works; `null`: any network. */
  allowedAddresses: string[] | null;
  /** The limits on the calls of the key. */
  limits: KeyLimits;
  /** The calls that are left in this clock minute and calendar month (UTC); `null` where there is no limit. */
  remaining: KeyLimits;
  /** The time of creation: ISO 8601, in UTC. */
  createdAt: string;
  /** When the key ends by itself: ISO 8601, in UTC; `null`: never. */
  expiresAt: string | null;
  /** When the key was revoked or replaced: ISO 8601; `null`: the key was not revoked or replaced. */
  revokedAt: string | null;
  /** When the last accepted call of the key was: ISO 8601; `null`: never. */
  lastUsedAt: string | null;
  /** The address of the last accepted call of the key. */
  lastUsedFrom: string | null;
}

/** A key that sends messages for exactly one number. */
export interface ChannelKey extends KeyView<ChannelScope> {
  /** The number for which the key sends messages. */
  channelId: ChannelId;
}

/** A key with which a partner's backend calls Chatelaine. */
export interface PartnerKey extends KeyView<PartnerScope> {
  /** The partner that the key belongs to. */
  partnerId: PartnerId;
}

/** A key with which a client organization reaches the sessions, chats and messages of its own numbers. */
export interface OrganizationKey extends KeyView<OrganizationScope> {
  /** The client that the key belongs to. */
  clientId: ClientId;
  /** The only numbers that the key reaches; `null`: all numbers of the client, including later numbers. */
  channelIds: ChannelId[] | null;
}

/** A key's secret, which only this answer shows. */
export interface WithSecret {
  /** The secret itself. */
  secret: string;
}
/** A new channel key, or a channel key with a new secret. Only this answer shows the secret. */
export interface CreatedChannelKey extends ChannelKey, WithSecret {}
/** A new partner key, or a partner key with a new secret. Only this answer shows the secret. */
export interface CreatedPartnerKey extends PartnerKey, WithSecret {}
/** A new organization key, or an organization key with a new secret. Only this answer shows the secret. */
export interface CreatedOrganizationKey extends OrganizationKey, WithSecret {}

/** The keys that ended together, or would end. */
export interface RevokedKeys {
  /** True: the keys were only listed. */
  dryRun: boolean;
  /** The keys that ended, or would end. */
  keys: {
    /** The id of the key. */
    id: ApiKeyId;
    /** The name of the key. */
    name: string;
    /** The hint of the newest secret of the key. */
    hint: string;
    /** The number of the key; `null` for a partner key. */
    channelId: ChannelId | null;
  }[];
}

/** The answer of a door to a key that asks about itself. The answer never has a secret. */
export interface WhoAmI extends KeyLabels {
  /** The id of the key, not of the account. */
  id: ApiKeyId;
  /** The kind of the key. */
  kind: KeyKind;
  /** The account for which the key acts. */
  account: {
    /** Whether the account is a partner or a client. */
    type: 'partner' | 'client';
    /** The id of the account; it ends in `PA` or `CL`. */
    id: PartnerId | ClientId;
    /** The name of the account. */
    name: string;
  };
  /** The number of a channel key. */
  channelId?: ChannelId;
  /** The numbers of an organization key that is limited to some numbers. */
  channelIds?: ChannelId[];
  /** The name of the key. */
  name: string;
  /** The scopes of the key. */
  scopes: Scope[];
  /** The networks (CIDR) from which the key works; `null`: any network. */
  allowedAddresses: string[] | null;
  /** The limits on the calls of the key. */
  limits: KeyLimits;
  /** When the key ends by itself: ISO 8601, in UTC; `null`: never. */
  expiresAt: string | null;
  /** The time of creation: ISO 8601, in UTC. */
  createdAt: string;
  /** The hint of the secret in this call. */
  secretHint: string;
}
