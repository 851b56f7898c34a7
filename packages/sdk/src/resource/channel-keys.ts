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

/** Options of a rotation. */
export interface RotateOptions {
  /** How long the old secret stays alive. Default `'24h'`, never beyond the key's expiry. */
  overlap?: Overlap | undefined;
}

/** The changes of a key. Fields that you leave out stay as they are. */
export type ChannelKeyChanges = Omit<EditChannelKeyInput, 'id'>;

/** The keys that send messages, each for one number. */
export interface ChannelKeys {
  /**
   * Creates an API key for a channel your client has shared with you. Needs the scope `keys`.
   *
   * The secret is only in this result, and nobody can show it again. Store it before you do anything else. Existing
   * keys of the number end in the same instant, whoever made them. With an `overlap`, the newest of them stays alive
   * for that time, and at most two secrets of the number work. The new key ends when the permission ends, and does not
   * work again when the client grants permission again.
   *
   * An attempt whose answer was lost, e.g. in a proxy, is repeated with the same idempotency key. So only one key is
   * made. You get its secret, or `already_created` when the lost answer had the secret. `name`, `team` and
   * `application` have 1–64 characters. `allowedAddresses` has 1–50 addresses or networks (CIDR). Limits are per clock
   * minute and per calendar month in UTC, at most 1,000,000,000. `like` copies the settings that you leave out from
   * another channel key of yours, live or ended.
   *
   * @throws {ApiError} `permission_missing` when the client has not shared the channel; `channel_not_running`;
   * `not_found`, also for `like`; `invalid_input`; `secret_unknown` when no attempt got a complete answer: list keys,
   * revoke the key whose secret you do not have, create again; `already_created`, with `resourceId`, when an earlier
   * attempt or call with this `idempotencyKey` made a key: if you do not have its secret, revoke the key and create
   * again.
   * @example
   * const key = await chatelaine.channelKeys.create({ channelId, name: 'Prod server' });
   * await vault.store(key.channelId, key.secret);
   */
  create(input: CreateChannelKeyInput, options?: CallOptions): Call<CreatedChannelKey>;
  /**
   * Lists the keys that you made, live and ended, newest first, without their secrets. Needs the scope `read`.
   *
   * A key that works has the status `live`. A label finds only keys whose current label is the same text. `name` matches
   * a part of a name, case-insensitively. `ids` has 1–200 ids. Pages have 1–200 items, by default 50.
   *
   * @throws {ApiError} `invalid_input` for an invalid limit or cursor.
   * @example
   * const [live] = await chatelaine.channelKeys.list({ channelId, status: 'live' }).toArray({ limit: 1 });
   */
  list(query?: ChannelKeyQuery & PageQuery, options?: CallOptions): Pages<ChannelKey>;
  /**
   * Gets one key that you made, live or ended, as `list` shows it. Needs the scope `read`.
   *
   * @throws {ApiError} `not_found` when the key does not exist or is not one of yours, with the same error.
   * @example
   * const { status, lastUsedAt } = await chatelaine.channelKeys.get(key.id);
   */
  get(id: ApiKeyId, options?: CallOptions): Call<ChannelKey>;
  /**
   * Changes name, labels, scopes, addresses, limits or expiry of a live key, for all its secrets, from the next call
   * on. Fields that you leave out stay as they are. `null` removes a label, a bound or the expiry. Needs the scope
   * `keys`.
   *
   * A change that gives the key more in any respect (a scope, an address, a higher limit, a longer life) also needs the
   * scope `settings`.
   *
   * @throws {ApiError} `scope_missing` for such a change; `conflict` when the key is not live; `not_found`;
   * `invalid_input`.
   * @example
   * await chatelaine.channelKeys.edit(key.id, { allowedAddresses: ['203.0.113.0/24'], limits: { perMinute: 60 } });
   */
  edit(id: ApiKeyId, changes: ChannelKeyChanges, options?: CallOptions): Call<ChannelKey>;
  /**
   * Gives a key a new secret; id, name, scopes, limits and counters stay. The old secret stays alive for the overlap.
   * Needs the scope `keys`.
   *
   * The new secret is only in this result, and nobody can show it again. At most two secrets are alive: a rotation
   * within an overlap ends the oldest secret at once.
   *
   * @throws {ApiError} `conflict` when the key is not live or a newer key of the number has replaced it;
   * `permission_missing`; `channel_not_running`; `not_found`; `already_created` when an earlier attempt or call with
   * this `idempotencyKey` rotated the key, and `secret_unknown` when no attempt got a complete answer: if you do not
   * have the new secret, revoke this key and create a new one.
   * @example
   * const { secret } = await chatelaine.channelKeys.rotate(key.id, { overlap: '1h' });
   */
  rotate(id: ApiKeyId, input?: RotateOptions, options?: CallOptions): Call<CreatedChannelKey>;
  /**
   * Ends the overlap of a rotation now: only the newest secret stays alive. Without an overlap this call changes
   * nothing, so a second call is harmless. If another key has replaced this key, this key ends at once. Needs the scope
   * `keys`.
   *
   * @throws {ApiError} `not_found` when the key is not one of yours.
   * @example
   * await chatelaine.channelKeys.endOverlap(key.id); // the new secret is deployed everywhere
   */
  endOverlap(id: ApiKeyId, options?: CallOptions): Call<ChannelKey>;
  /**
   * Revokes a key: every call that arrives after this method has returned is refused. A revocation cannot be undone. A
   * second call changes nothing. Needs the scope `keys`.
   *
   * @throws {ApiError} `not_found` when the key is not one of yours.
   * @example
   * await chatelaine.channelKeys.revoke(key.id);
   */
  revoke(id: ApiKeyId, options?: CallOptions): Call<ChannelKey>;
  /**
   * Revokes all your live keys that match the whole filter, in one transaction, and returns them. With `dryRun` this
   * method returns the keys and changes nothing. A revocation cannot be undone. Needs the scope `keys`.
   *
   * The filter has at most 200 `ids`. A call whose filter has a field that is `undefined` rejects with `TypeError` and
   * is not sent: without the field, more keys would end than you want.
   *
   * @throws {ApiError} `invalid_input`, also for an empty filter.
   * @example
   * const { keys } = await chatelaine.channelKeys.revokeMany({ environment: 'staging', dryRun: true });
   */
  revokeMany(filter: RevokeKeysInput, options?: CallOptions): Call<RevokedKeys>;
}

/** Makes the channel key methods of a `Chatelaine` object. The methods call the server with `caller`. */
export function createChannelKeys(caller: Caller): ChannelKeys {
  return {
    create: (input, options) => caller.callForSecret((rpc) => rpc.channelKeys.create.mutate(input), options),
    list: (query, options) => caller.list((rpc, next) => rpc.channelKeys.list.query({ ...query, ...next }), options),
    get: (id, options) => caller.call((rpc) => rpc.channelKeys.get.query(byId(id)), options),
    edit: (id, changes, options) =>
      caller.call((rpc) => rpc.channelKeys.edit.mutate({ ...changes, ...byId(id) }), options),
    rotate: (id, input, options) =>
      caller.callForSecret((rpc) => rpc.channelKeys.rotate.mutate({ ...input, ...byId(id) }), options),
    endOverlap: (id, options) => caller.call((rpc) => rpc.channelKeys.endOverlap.mutate(byId(id)), options),
    revoke: (id, options) => caller.call((rpc) => rpc.channelKeys.revoke.mutate(byId(id)), options),
    revokeMany: (filter, options) => caller.call((rpc) => rpc.channelKeys.revokeMany.mutate(byFilter(filter)), options),
  };
}
