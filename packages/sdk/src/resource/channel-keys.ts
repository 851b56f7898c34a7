import type {
  ApiKeyId,
  ChannelKey,
  ChannelKeyQuery,
  CreateChannelKeyInput,
  CreatedChannelKey,
  EditChannelKeyInput,
  Overlap,
  PageQuery,
  RevokedKeys,
  RevokeKeysInput,
} from '@chatelaine/shared';
import type { Call } from '../call/call.ts';
import type { Pages } from '../call/pages.ts';
import { byFilter } from '../internal/by-filter.ts';
import { byId } from '../internal/by-id.ts';
import type { Caller } from '../internal/caller.ts';
import type { CallOptions } from '../options.ts';

/** How to rotate a key. */
export interface RotateOptions {
  /** How long the old secret lives on. Default `'24h'`, never beyond the key's expiry. */
  overlap?: Overlap | undefined;
}

/** What shall change of a key; what is left out stays. */
export type ChannelKeyChanges = Omit<EditChannelKeyInput, 'id'>;

/** The keys that send messages, each for one number. */
export interface ChannelKeys {
  /**
   * Creates an API key for a channel your client has shared with you. Needs the scope `keys`.
   *
   * The secret is in this result and nowhere else, ever. Store it before you do anything else. Existing keys of the
   * number end in the same instant, whoever made them, unless you ask for an `overlap`: then the newest of them lives on
   * for it, and at most two secrets of the number work. The key ends with the permission, and does not come back when
   * the client grants again.
   *
   * A try whose answer was lost, e.g. in a proxy, is repeated with the same idempotency key: then one key is made, and you
   * get its secret or, where the lost answer had it, `already_created`. `name`,
   * `team` and `application` have 1–64 characters; `allowedAddresses` 1–50 addresses or networks (CIDR); limits are per
   * clock minute and per calendar month in UTC, at most 1,000,000,000. `like` copies what you leave out from another
   * channel key of yours, ended or not.
   *
   * @throws {ApiError} `permission_missing` when the client has not shared the channel; `channel_not_running`;
   * `not_found`, also for `like`; `invalid_input`; `secret_unknown` when no try brought a whole answer: list keys, revoke the one you
   * do not hold, create again; `already_created`, with `resourceId`, when an earlier try or call with this
   * `idempotencyKey` made a key: unless you hold its secret, revoke it and create again.
   * @example
   * const key = await chatelaine.channelKeys.create({ channelId, name: 'Prod server' });
   * await vault.store(key.channelId, key.secret);
   */
  create(input: CreateChannelKeyInput, options?: CallOptions): Call<CreatedChannelKey>;
  /**
   * Lists the keys that you made, newest first, ended ones too, never with a secret. Needs the scope `read`.
   *
   * A key that works is `live`. Labels are compared whole, as they are now. Pages have 1–200 items, by default 50.
   *
   * @throws {ApiError} `invalid_input` for a limit or a cursor that is none.
   * @example
   * const [live] = await chatelaine.channelKeys.list({ channelId, status: 'live' }).toArray({ limit: 1 });
   */
  list(query?: ChannelKeyQuery & PageQuery, options?: CallOptions): Pages<ChannelKey>;
  /**
   * Changes name, labels, scopes, addresses, limits or expiry of a live key, for all of its secrets, from the next call
   * on. What you leave out stays; `null` takes a label, a bound or the expiry away. Needs the scope `keys`.
   *
   * A change that gives the key more in any respect (a scope, an address, a higher limit, a longer life) needs the scope
   * `settings` too.
   *
   * @throws {ApiError} `scope_missing` for such a change; `conflict` when the key is not live; `not_found`;
   * `invalid_input`.
   * @example
   * await chatelaine.channelKeys.edit(key.id, { allowedAddresses: ['203.0.113.0/24'], limits: { perMinute: 60 } });
   */
  edit(id: ApiKeyId, changes: ChannelKeyChanges, options?: CallOptions): Call<ChannelKey>;
  /**
   * Gives a key a new secret; id, name, scopes, limits and counters stay. The old secret lives on for the overlap.
   * Needs the scope `keys`.
   *
   * The new secret is in this result and nowhere else, ever. At most two secrets live: rotating again within an overlap
   * ends the oldest at once.
   *
   * @throws {ApiError} `conflict` when the key is not live or a newer key of the number has replaced it;
   * `permission_missing`; `channel_not_running`; `not_found`; `already_created` when an earlier try or call with this
   * `idempotencyKey` did it, and `secret_unknown` when no try brought a whole answer: unless you hold the new secret, revoke
   * this key and create a new one.
   * @example
   * const { secret } = await chatelaine.channelKeys.rotate(key.id, { overlap: '1h' });
   */
  rotate(id: ApiKeyId, input?: RotateOptions, options?: CallOptions): Call<CreatedChannelKey>;
  /**
   * Ends the overlap of a rotation now: only the newest secret goes on. Without an overlap it changes nothing; twice is
   * once. A key that another has replaced ends. Needs the scope `keys`.
   *
   * @throws {ApiError} `not_found` when the key is not one of yours.
   * @example
   * await chatelaine.channelKeys.endOverlap(key.id); // the new secret is deployed everywhere
   */
  endOverlap(id: ApiKeyId, options?: CallOptions): Call<ChannelKey>;
  /**
   * Revokes a key: every call that arrives after this has returned is refused. There is no way back; twice is once.
   * Needs the scope `keys`.
   *
   * @throws {ApiError} `not_found` when the key is not one of yours.
   * @example
   * await chatelaine.channelKeys.revoke(key.id);
   */
  revoke(id: ApiKeyId, options?: CallOptions): Call<ChannelKey>;
  /**
   * Revokes all live keys of yours for which all of the filter holds, together or not at all; gives those that ended.
   * With `dryRun` it names them and changes nothing. There is no way back. Needs the scope `keys`.
   *
   * At most 200 `ids`. A field that is there and `undefined` rejects with `TypeError` and is not sent: without it more
   * keys would end than you meant.
   *
   * @throws {ApiError} `invalid_input`, also for a filter that says nothing.
   * @example
   * const { keys } = await chatelaine.channelKeys.revokeMany({ environment: 'staging', dryRun: true });
   */
  revokeMany(filter: RevokeKeysInput, options?: CallOptions): Call<RevokedKeys>;
}

/** Binds the channel key procedures. */
export function createChannelKeys(caller: Caller): ChannelKeys {
  return {
    create: (input, options) => caller.callForSecret((rpc) => rpc.channelKeys.create.mutate(input), options),
    list: (query, options) => caller.list((rpc, next) => rpc.channelKeys.list.query({ ...query, ...next }), options),
    edit: (id, changes, options) =>
      caller.call((rpc) => rpc.channelKeys.edit.mutate({ ...changes, ...byId(id) }), options),
    rotate: (id, input, options) =>
      caller.callForSecret((rpc) => rpc.channelKeys.rotate.mutate({ ...input, ...byId(id) }), options),
    endOverlap: (id, options) => caller.call((rpc) => rpc.channelKeys.endOverlap.mutate(byId(id)), options),
    revoke: (id, options) => caller.call((rpc) => rpc.channelKeys.revoke.mutate(byId(id)), options),
    revokeMany: (filter, options) => caller.call((rpc) => rpc.channelKeys.revokeMany.mutate(byFilter(filter)), options),
  };
}
