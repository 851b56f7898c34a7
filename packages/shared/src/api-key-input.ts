import type {
  ChannelScope,
  Environment,
  KeyLabels,
  KeyLimits,
  OrganizationScope,
  Overlap,
  PartnerScope,
  Scope,
} from './api-key.ts';
import type { ApiKeyId, ChannelId } from './id.ts';
import type { Optional } from './optional.ts';

/** What may be said of a key when it is made, and later changed. What is left out is not limited. */
export interface KeySettings<S extends Scope> extends Optional<KeyLabels> {
  /** At least one, each once. */
  scopes?: S[] | undefined;
  /** 1–50 addresses or networks (CIDR), IPv4 or IPv6; `null`: from anywhere. */
  allowedAddresses?: string[] | null | undefined;
  /** Bounds that are left out, or `null`, are none. */
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
  /** The number it is for. */
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
  /** The key to change. */
  id: ApiKeyId;
  /** 1–64 characters. */
  name?: string | undefined;
  /** `null`: never. */
  expiresAt?: string | null | undefined;
}
/** What shall change of a channel key. */
export type EditChannelKeyInput = EditKeyInput<ChannelScope>;
/** What shall change of a partner key. */
export type EditPartnerKeyInput = EditKeyInput<PartnerScope>;
/** What shall change of an organization key. */
export interface EditOrganizationKeyInput extends EditKeyInput<OrganizationScope> {
  /** The only numbers that it shall reach; `null`: all. */
  channelIds?: ChannelId[] | null | undefined;
}

/** A new secret for a key that stays the same otherwise: id, name, scopes, limits, usage. */
export interface RotateKeyInput {
  /** The key to rotate. */
  id: ApiKeyId;
  /** How long the old secret lives on. Default `'24h'`, never beyond the key's expiry. */
  overlap?: Overlap | undefined;
}
/** A new secret for a channel key. */
export type RotateChannelKeyInput = RotateKeyInput;

/** Narrows the list of keys; all of what is given must hold. */
export interface KeyQuery {
  /** `live` works now; `ended` was revoked, expired, or lost its permission. */
  status?: 'live' | 'ended' | undefined;
  /** Keys with this label. */
  team?: string | undefined;
  /** Keys with this label. */
  application?: string | undefined;
  /** Keys with this label. */
  environment?: Environment | undefined;
}
/** Narrows the list of channel keys; all of what is given must hold. */
export interface ChannelKeyQuery extends KeyQuery {
  /** Keys of this number. */
  channelId?: ChannelId | undefined;
}

/**
 * Which live keys shall end together: those for which all of this holds. At least one must be given. A field that is
 * there has a value: without it, the filter would catch more keys.
 */
export interface RevokeKeysInput {
  /** These keys; at most 200. */
  ids?: ApiKeyId[];
  /** Keys of this number. */
  channelId?: ChannelId;
  /** Keys with this label. */
  team?: string;
  /** Keys with this label. */
  application?: string;
  /** Keys with this label. */
  environment?: Environment;
  /** Keys that nobody used since this instant (ISO 8601), never used ones too. */
  unusedSince?: string;
  /** Keys that were made before this instant. */
  createdBefore?: string;
  /** Only names what would end. */
  dryRun?: boolean;
}
