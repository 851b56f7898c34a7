import type { ApiKeyId, ChannelId, ClientId, PartnerId, PersonId } from './id.ts';
import type { RefusalCode } from './refusal.ts';

/** The three kinds of key. Each kind opens its own door, which is one of the APIs of the server. */
export type KeyKind = 'partner' | 'channel' | 'organization';

/**
 * For each kind of key: how its secrets begin (`prefix`), the HTTP header that carries the secret, and the door
 * (`opens`).
 */
export const KEY_KINDS = {
  partner: { prefix: 'wap', header: 'x-api-key', opens: '/trpc or /api/v2' },
  channel: { prefix: 'wac', header: 'D360-API-KEY', opens: '/messages' },
  organization: { prefix: 'wa', header: 'Authorization: Bearer', opens: '/api/v1' },
} as const satisfies Record<KeyKind, { prefix: string; header: string; opens: string }>;

/** Scopes of a partner key. `settings` is not a default scope: the caller must choose it. */
export const PARTNER_SCOPES = ['read', 'keys', 'onboarding', 'settings'] as const;
/** A scope of a partner key. */
export type PartnerScope = (typeof PARTNER_SCOPES)[number];

/** Scopes of a channel key: `send` sends messages, `manage` sets the webhook. Default: both scopes. */
export const CHANNEL_SCOPES = ['send', 'manage'] as const;
/** A scope of a channel key. */
export type ChannelScope = (typeof CHANNEL_SCOPES)[number];

/**
 * Scopes of an organization key: `read` lists and reads sessions, chats, contacts and messages; `send` sends messages;
 * `manage` creates and changes sessions and webhooks; `events` opens the WebSocket. An organization key has no default
 * scopes.
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

/**
 * The labels of a key. Lists of keys can be filtered by these labels. Usage can be filtered and grouped by these
 * labels.
 */
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
 * Limits on the calls of a key, per clock minute and per calendar month, both in UTC. `null` is no limit. The count of
 * a month includes all accepted calls of the month, also calls from before the limit was set.
 */
export interface KeyLimits {
  /** Calls in one clock minute; `null`: any number. */
  perMinute: number | null;
  /** Calls in one calendar month, in UTC; `null`: any number. */
  perMonth: number | null;
}

/**
 * The current status of a key. `rotated_out`: no secret of the key is alive. `permission_ended`: the key needs a
 * permission of the client, and this permission has ended.
 */
export type KeyStatus = 'live' | 'expired' | 'revoked' | 'rotated_out' | 'permission_ended';

/**
 * What the server shows about one secret of a key: a hint by which people recognise the secret, never the secret
 * itself.
 */
export interface KeySecretView {
  /** The prefix and the next four characters of the secret, then `…`, then the last four characters. */
  hint: string;
  /** When the secret was made: ISO 8601, in UTC. */
  createdAt: string;
  /** When this secret stops working; `null`: the secret works as long as its key. */
  endsAt: string | null;
}

/** Who made a key. */
export interface KeyMaker {
  /**
   * `person`: a person of the account. `partner_key`, `organization_key`: a program with this kind of key. `operator`:
   * the operator of the server.
   */
  kind: 'person' | 'partner_key' | 'organization_key' | 'operator';
  /** The id of the person or of the program's key; `operator` for the operator. */
  id: PersonId | ApiKeyId | 'operator';
  /** The current name of the person or of the key; `null` for the operator, or when the reader may not know it. */
  name: string | null;
}

/** The fields that the view of every kind of key has. No field contains a secret. */
export interface KeyView<S extends Scope> extends KeyLabels {
  /** The id of the key. */
  id: ApiKeyId;
  /** The name of the key: 1–64 characters. */
  name: string;
  /** The scopes of the key. */
  scopes: S[];
  /** The current status of the key. */
  status: KeyStatus;
  /** The hint of the newest secret of the key. */
  hint: string;
  /** The newest secrets of the key, and all older secrets that are still alive; oldest first. */
  secrets: KeySecretView[];
  /** The networks (CIDR) from which the key works; `null`: any network. */
  allowedAddresses: string[] | null;
  /** The limits on the calls of the key. */
  limits: KeyLimits;
  /**
   * How many calls the key has left in this clock minute and this calendar month (UTC); `null` where there is no limit.
   */
  remaining: KeyLimits;
  /** When the key was made: ISO 8601, in UTC. */
  createdAt: string;
  /**
   * Who made the key; `null`: unknown, or somebody of another account than yours. Keys from before this field have
   * `null`. An older server does not send this field.
   */
  createdBy?: KeyMaker | null | undefined;
  /** When the key ends by itself: ISO 8601, in UTC; `null`: never. */
  expiresAt: string | null;
  /** When the key was revoked or replaced: ISO 8601; `null`: the key was not revoked or replaced. */
  revokedAt: string | null;
  /** When the server last accepted a call with the key: ISO 8601; `null`: never. */
  lastUsedAt: string | null;
  /** The IP address from which the last accepted call with the key came. */
  lastUsedFrom: string | null;
  /** When the server last refused a call with the key: ISO 8601; `null`: never, or longer ago than the server knows. */
  lastRefusedAt: string | null;
  /** The code of that refusal; `null` when `lastRefusedAt` is `null`. */
  lastRefusedReason: RefusalCode | null;
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
  /** The only numbers that the key reaches; `null`: all numbers of the client, also numbers that are added later. */
  channelIds: ChannelId[] | null;
}

/**
 * The secret of a key. Only the answer of the call that made the secret has this field; no later answer shows the
 * secret.
 */
export interface WithSecret {
  /** The secret itself. */
  secret: string;
}
/** The answer of a call that made a channel key or a new secret for it. No later answer shows the secret. */
export interface CreatedChannelKey extends ChannelKey, WithSecret {}
/** The answer of a call that made a partner key or a new secret for it. No later answer shows the secret. */
export interface CreatedPartnerKey extends PartnerKey, WithSecret {}
/** The answer of a call that made an organization key or a new secret for it. No later answer shows the secret. */
export interface CreatedOrganizationKey extends OrganizationKey, WithSecret {}

/** The answer of a call that revokes many keys at once. */
export interface RevokedKeys {
  /** True: the call only listed the keys, and no key ended. */
  dryRun: boolean;
  /** The keys that ended; with `dryRun`, the keys that would end. */
  keys: {
    /** The id of the key. */
    id: ApiKeyId;
    /** The name of the key. */
    name: string;
    /** The hint of the newest secret of the key. */
    hint: string;
    /** The number that the key belongs to; `null` for a key that does not belong to one number. */
    channelId: ChannelId | null;
  }[];
}

/** The answer when a program asks the server about the program's own key. The answer never has a secret. */
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
  /** Only for a channel key: the number that the key belongs to. */
  channelId?: ChannelId;
  /** Only for an organization key that is limited to some numbers: these numbers. */
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
  /** When the key was made: ISO 8601, in UTC. */
  createdAt: string;
  /** The hint of the secret that this call carries. */
  secretHint: string;
  /** The IP address from which this call came, as the server saw it. An older server does not send this field. */
  address?: string | undefined;
}
