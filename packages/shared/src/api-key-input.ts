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

/** The settings of a key, for making or editing it. */
export interface KeySettings<S extends Scope> extends Optional<KeyLabels> {
  /** The scopes of the key: at least one, each once. */
  scopes?: S[] | undefined;
  /** The addresses from which the key works: 1–50 addresses or networks (CIDR), IPv4 or IPv6; `null`: any address. */
  allowedAddresses?: string[] | null | undefined;
  /**
   * The limits of the key; `null`: no limit. When a limit is left out, an edit keeps the old limit, `like` copies the
   * limit of the other key, and any other new key has no limit.
   */
  limits?: Optional<KeyLimits> | undefined;
}

/** The settings of a new key. */
export interface NewKey<S extends Scope> extends KeySettings<S> {
  /** The name of the key: 1–64 characters, at least one of them visible. */
  name: string;
  /** When the key expires: ISO 8601, in the future. Default: never. */
  expiresAt?: string | undefined;
  /**
   * Copies scopes, labels, addresses, limits and expiry from this key, except the fields that you set. That key may
   * have ended.
   */
  like?: ApiKeyId | undefined;
}

/** A new channel key. Without `overlap`, the new key ends every other key of the number, whoever made those keys. */
export interface CreateChannelKeyInput extends NewKey<ChannelScope> {
  /** The number that the key is for. */
  channelId: ChannelId;
  /** How long existing keys of the number stay alive. Default `'0'`: the existing keys end at once. */
  overlap?: Overlap | undefined;
}

/** A new partner key; its default scopes are `read`, `keys`, `onboarding`. */
export interface CreatePartnerKeyInput extends NewKey<PartnerScope> {}

/** A new organization key; its scopes have no default. */
export interface CreateOrganizationKeyInput extends NewKey<OrganizationScope> {
  /** The only numbers that the key may reach. Default: all numbers. */
  channelIds?: ChannelId[] | null | undefined;
}

/**
 * Changes to a key. A field that is left out keeps its value. For wider scopes, addresses or limits and for a longer
 * life, a program needs the scope `settings` and a person a one-time code.
 */
export interface EditKeyInput<S extends Scope> extends KeySettings<S> {
  /** The key to change. */
  id: ApiKeyId;
  /** The new name of the key: 1–64 characters. */
  name?: string | undefined;
  /** When the key expires; `null`: never. */
  expiresAt?: string | null | undefined;
}
/** Changes to a channel key. */
export type EditChannelKeyInput = EditKeyInput<ChannelScope>;
/** Changes to a partner key. */
export type EditPartnerKeyInput = EditKeyInput<PartnerScope>;
/** Changes to an organization key. */
export interface EditOrganizationKeyInput extends EditKeyInput<OrganizationScope> {
  /** The only numbers that the key may reach; `null`: all numbers. */
  channelIds?: ChannelId[] | null | undefined;
}

/** A new secret for a key. The key keeps its id, name, scopes, limits and usage. */
export interface RotateKeyInput {
  /** The key to rotate. */
  id: ApiKeyId;
  /** How long the old secret stays alive. Default `'24h'`, never beyond the key's expiry. */
  overlap?: Overlap | undefined;
}
/** A new secret for a channel key. */
export type RotateChannelKeyInput = RotateKeyInput;

/** Filters the list of keys. A key must match every given field. */
export interface KeyQuery {
  /**
   * `live`: keys that work now. `ended`: keys that were revoked or replaced, have expired, or have lost their
   * permission.
   */
  status?: 'live' | 'ended' | undefined;
  /** Keys with this label. */
  team?: string | undefined;
  /** Keys with this label. */
  application?: string | undefined;
  /** Keys with this label. */
  environment?: Environment | undefined;
}
/** Filters the list of channel keys. A key must match every given field. */
export interface ChannelKeyQuery extends KeyQuery {
  /** Keys of this number. */
  channelId?: ChannelId | undefined;
}

/**
 * Chooses the live keys that end together. A key must match every given field. At least one field must be given. A
 * field without a value is refused, because ignoring it would end more keys.
 */
export interface RevokeKeysInput {
  /** The ids of the keys; at most 200. */
  ids?: ApiKeyId[];
  /** Keys of this number. */
  channelId?: ChannelId;
  /** Keys with this label. */
  team?: string;
  /** Keys with this label. */
  application?: string;
  /** Keys with this label. */
  environment?: Environment;
  /** Keys without a call since this instant (ISO 8601), including keys that were never used. */
  unusedSince?: string;
  /** Keys that were made before this instant. */
  createdBefore?: string;
  /** True: the call only lists the keys that would end. */
  dryRun?: boolean;
}
