import type { ApiKeyId, ChannelId, ClientId, PartnerId } from './id.ts';
import type { Optional } from './optional.ts';

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
export type PartnerScope = (typeof PARTNER_SCOPES)[number];

/** Scopes of a channel key: `send` carries messages, `manage` sets the webhook. Default: both. */
export const CHANNEL_SCOPES = ['send', 'manage'] as const;
export type ChannelScope = (typeof CHANNEL_SCOPES)[number];

/**
 * Scopes of an organization key: `read` lists and reads sessions, chats, contacts and messages; `send` sends; `manage`
 * creates and changes sessions and webhooks; `events` opens the WebSocket. None is a default.
 */
export const ORGANIZATION_SCOPES = ['read', 'send', 'manage', 'events'] as const;
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
export type Environment = (typeof ENVIRONMENTS)[number];

/** Labels by which lists and usage filter and group. */
export interface KeyLabels {
  /** 1–64 characters, as `application`. */
  team: string | null;
  application: string | null;
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
export type Overlap = keyof typeof OVERLAPS;

/**
 * Fixed windows in UTC: calls per clock minute and per calendar month. `null` is no limit. The month has all calls that
 * got through, also those made before the limit was set.
 */
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

/** What every kind of key shows of itself. Never a secret. */
export interface KeyView<S extends Scope> extends KeyLabels {
  id: ApiKeyId;
  name: string;
  scopes: S[];
  status: KeyStatus;
  /** Hint of the newest secret. */
  hint: string;
  /** Of the newest secrets, oldest first. */
  secrets: KeySecretView[];
  /** Networks (CIDR) from which it works; `null`: from anywhere. */
  allowedAddresses: string[] | null;
  limits: KeyLimits;
  /** What is left of the limits in this clock minute and calendar month (UTC); `null` where there is none. */
  remaining: KeyLimits;
  createdAt: string;
  expiresAt: string | null;
  revokedAt: string | null;
  lastUsedAt: string | null;
  /** The address that it was last used from. */
  lastUsedFrom: string | null;
}

/** A key that sends messages for exactly one number. */
export interface ChannelKey extends KeyView<ChannelScope> {
  channelId: ChannelId;
}

/** A key with which a partner's backend calls Chatelaine. */
export interface PartnerKey extends KeyView<PartnerScope> {
  partnerId: PartnerId;
}

/** A key of a client organization: sessions, chats and messages of its own numbers. */
export interface OrganizationKey extends KeyView<OrganizationScope> {
  clientId: ClientId;
  /** The only numbers that it reaches; `null`: all of the organization, today's and later ones. */
  channelIds: ChannelId[] | null;
}

/** A secret with its key: in this answer and nowhere else, ever. */
export interface WithSecret {
  secret: string;
}
export interface CreatedChannelKey extends ChannelKey, WithSecret {}
export interface CreatedPartnerKey extends PartnerKey, WithSecret {}
export interface CreatedOrganizationKey extends OrganizationKey, WithSecret {}

/** What may be said of a key when it is made, and later changed. What is left out is not limited. */
export interface KeySettings<S extends Scope> extends Optional<KeyLabels> {
  /** At least one, each once. */
  scopes?: S[] | undefined;
  /** 1–50 addresses or networks (CIDR), IPv4 or IPv6; `null`: from anywhere. */
  allowedAddresses?: string[] | null | undefined;
  limits?: Optional<KeyLimits> | undefined;
}

/** Of a new key. */
export interface NewKey<S extends Scope> extends KeySettings<S> {
  /** 1–64 characters with something to see among them. */
  name: string;
  /** ISO 8601, in the future. Default: never. */
  expiresAt?: string | undefined;
  /** Copies scopes, labels, addresses, limits and expiry of this key where you say nothing else. It may have ended. */
  like?: ApiKeyId | undefined;
}

/** A key that you ask for. Without `overlap`, making it ends every other key of the number, whoever made it. */
export interface CreateChannelKeyInput extends NewKey<ChannelScope> {
  channelId: ChannelId;
  /** How long existing keys of the number live on. Default `'0'`: they end in the same instant. */
  overlap?: Overlap | undefined;
}

/** A partner key; default scopes `read`, `keys`, `onboarding`. */
export interface CreatePartnerKeyInput extends NewKey<PartnerScope> {}

/** An organization key; its scopes have no default. */
export interface CreateOrganizationKeyInput extends NewKey<OrganizationScope> {
  /** The only numbers that it shall reach. Default: all. */
  channelIds?: ChannelId[] | null | undefined;
}

/**
 * What shall change; what is left out stays. Wider scopes, addresses or limits and a longer life need the scope
 * `settings` of a program, a one-time code of a person.
 */
export interface EditKeyInput<S extends Scope> extends KeySettings<S> {
  id: ApiKeyId;
  name?: string | undefined;
  /** `null`: never. */
  expiresAt?: string | null | undefined;
}
export type EditChannelKeyInput = EditKeyInput<ChannelScope>;
export type EditPartnerKeyInput = EditKeyInput<PartnerScope>;
export interface EditOrganizationKeyInput extends EditKeyInput<OrganizationScope> {
  channelIds?: ChannelId[] | null | undefined;
}

/** A new secret for a key that stays the same otherwise: id, name, scopes, limits, usage. */
export interface RotateKeyInput {
  id: ApiKeyId;
  /** How long the old secret lives on. Default `'24h'`, never beyond the key's expiry. */
  overlap?: Overlap | undefined;
}
export type RotateChannelKeyInput = RotateKeyInput;

/** Narrows the list of keys; all of what is given must hold. */
export interface KeyQuery {
  /** `live` works now; `ended` was revoked, expired, or lost its permission. */
  status?: 'live' | 'ended' | undefined;
  team?: string | undefined;
  application?: string | undefined;
  environment?: Environment | undefined;
}
export interface ChannelKeyQuery extends KeyQuery {
  channelId?: ChannelId | undefined;
}

/**
 * Which live keys shall end together: those for which all of this holds. At least one must be given. A field that is
 * there has a value: without it, the filter would catch more keys.
 */
export interface RevokeKeysInput {
  ids?: ApiKeyId[];
  channelId?: ChannelId;
  team?: string;
  application?: string;
  environment?: Environment;
  /** Keys that nobody used since this instant (ISO 8601), never used ones too. */
  unusedSince?: string;
  /** Keys that were made before this instant. */
  createdBefore?: string;
  /** Only names what would end. */
  dryRun?: boolean;
}

/** The keys that ended together, or would end. */
export interface RevokedKeys {
  dryRun: boolean;
  keys: { id: ApiKeyId; name: string; hint: string; channelId: ChannelId | null }[];
}

/** What a key says of itself, on the door that it opens. Never a secret. */
export interface WhoAmI extends KeyLabels {
  id: ApiKeyId;
  kind: KeyKind;
  account: { type: 'partner' | 'client'; id: PartnerId | ClientId; name: string };
  /** Of a channel key its number; of an organization key that is limited to some, those. */
  channelId?: ChannelId;
  channelIds?: ChannelId[];
  name: string;
  scopes: Scope[];
  allowedAddresses: string[] | null;
  limits: KeyLimits;
  expiresAt: string | null;
  createdAt: string;
  secretHint: string;
}
