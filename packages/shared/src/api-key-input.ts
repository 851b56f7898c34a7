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

/** The settings that a caller can give to a key, both when making the key and when editing it. */
export interface KeySettings<S extends Scope> extends Optional<KeyLabels> {
  /** The scopes of the key: at least one scope, and no scope twice. */
  scopes?: S[] | undefined;
  /**
   * The IP addresses from which the key works: 1–50 addresses or networks (CIDR), IPv4 or IPv6; `null`: any address.
   */
  allowedAddresses?: string[] | null | undefined;
  /**
   * The limits of the key; a limit of `null` is no limit. When a limit is left out, an edit keeps the old limit, a new
   * key with `like` copies the limit of the key in `like`, and any other new key has no limit.
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
   * The key to copy from. The new key copies scopes, labels, addresses, limits and expiry, except the fields that you
   * set. The copied key may have ended.
   */
  like?: ApiKeyId | undefined;
}

/** A new channel key. Without `overlap`, the new key ends every other key of the number, whoever made those keys. */
export interface CreateChannelKeyInput extends NewKey<ChannelScope> {
  /** The number that the key is for. */
  channelId: ChannelId;
  /**
   * How long existing keys of the number stay alive beside the new key. Default `'0'`: the existing keys end at once.
   */
  overlap?: Overlap | undefined;
}

/** A new partner key; its default scopes are `read`, `keys`, `onboarding`. */
export interface CreatePartnerKeyInput extends NewKey<PartnerScope> {}

/** A new organization key; its scopes have no default. */
export interface CreateOrganizationKeyInput extends NewKey<OrganizationScope> {
  /** The only numbers that the key may reach; `null`: all numbers of the client. Default: all numbers of the client. */
  channelIds?: ChannelId[] | null | undefined;
}

/**
 * Changes to a key. A field that is left out keeps its value. Some changes widen scopes, addresses or limits, or make
 * the key live longer. For such a change, a program needs the scope `settings`, and a person needs a one-time code.
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
  /** The only numbers that the key may reach; `null`: all numbers of the client. */
  channelIds?: ChannelId[] | null | undefined;
}

/** Asks for a new secret for a key. The key keeps its id, name, scopes, limits and usage. */
export interface RotateKeyInput {
  /** The key to rotate. */
  id: ApiKeyId;
  /** How long the old secret stays alive. Default `'24h'`. The old secret never lives longer than the key itself. */
  overlap?: Overlap | undefined;
}
/** Asks for a new secret for a channel key. */
export type RotateChannelKeyInput = RotateKeyInput;

/** The filter of the list of keys. The list has only the keys that match every given field. */
export interface KeyQuery {
  /** Only keys with these ids; 1–200 ids. */
  ids?: ApiKeyId[] | undefined;
  /** Only keys whose name contains this text; at most 64 characters. Upper and lower case count as equal. */
  name?: string | undefined;
  /**
   * `live`: keys that work now. `ended`: keys that were revoked or replaced, have expired, or have lost their
   * permission.
   */
  status?: 'live' | 'ended' | undefined;
  /** Only keys whose label `team` has this value. */
  team?: string | undefined;
  /** Only keys whose label `application` has this value. */
  application?: string | undefined;
  /** Only keys whose label `environment` has this value. */
  environment?: Environment | undefined;
}
/** The filter of the list of channel keys. The list has only the keys that match every given field. */
export interface ChannelKeyQuery extends KeyQuery {
  /** Only keys that belong to this number. */
  channelId?: ChannelId | undefined;
  /** Only keys that belong to one of these numbers; 1–200 ids. */
  channelIds?: ChannelId[] | undefined;
}

/**
 * The filter of a call that revokes many keys at once. The call ends every live key that matches all given fields. At
 * least one field must be given. A field that is present without a value is refused, because ignoring the field would
 * end more keys.
 */
export interface RevokeKeysInput {
  /** Only keys with these ids; at most 200 ids. */
  ids?: ApiKeyId[];
  /** Only keys that belong to this number. */
  channelId?: ChannelId;
  /** Only keys whose label `team` has this value. */
  team?: string;
  /** Only keys whose label `application` has this value. */
  application?: string;
  /** Only keys whose label `environment` has this value. */
  environment?: Environment;
  /**
   * Only keys that were made before this instant (ISO 8601) and had no accepted call since this instant. A key that was
   * never used had no call either.
   */
  unusedSince?: string;
  /** Only keys that were made before this instant (ISO 8601). */
  createdBefore?: string;
  /** True: the call ends no key. It only lists the keys that would end without `dryRun`. */
  dryRun?: boolean;
}
