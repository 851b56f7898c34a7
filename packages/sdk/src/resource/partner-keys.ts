import type { ApiKeyId, KeyQuery, PageQuery, PartnerKey, RevokedKeys, RevokeKeysInput } from '@chatelaine/shared';
import type { Call } from '../call/call.ts';
import type { Pages } from '../call/pages.ts';
import { byFilter } from '../internal/by-filter.ts';
import { byId } from '../internal/by-id.ts';
import type { Caller } from '../internal/caller.ts';
import type { CallOptions } from '../options.ts';

/** The partner keys to end together. There is no `channelId`, because a partner key belongs to no channel. */
export type RevokePartnerKeysInput = Omit<RevokeKeysInput, 'channelId'>;

/**
 * The keys with which your backends call Chatelaine. The key of this `Chatelaine` object is one of them. A program may
 * list and end partner keys. Only the owner of your account can create, edit and rotate partner keys, with a one-time
 * code.
 */
export interface PartnerKeys {
  /**
   * Lists your partner keys, live and ended, newest first, without their secrets. Needs the scope `settings`.
   *
   * `name` matches a part of a name, case-insensitively. `ids` has 1–200 ids. Pages have 1–200 items, by default 50.
   *
   * @throws {ApiError} `scope_missing`; `invalid_input` for an invalid limit or cursor.
   * @example
   * for await (const { name, lastUsedAt, lastUsedFrom } of chatelaine.partnerKeys.list({ status: 'live' })) {
   *   console.log(name, lastUsedAt, lastUsedFrom);
   * }
   */
  list(query?: KeyQuery & PageQuery, options?: CallOptions): Pages<PartnerKey>;
  /**
   * Gets one of your partner keys, live or ended, as `list` shows it. Needs the scope `settings`.
   *
   * @throws {ApiError} `scope_missing`; `not_found` when the key is not one of yours.
   * @example
   * const { id } = await chatelaine.whoAmI();
   * const { expiresAt } = await chatelaine.partnerKeys.get(id);
   */
  get(id: ApiKeyId, options?: CallOptions): Call<PartnerKey>;
  /**
   * Ends the overlap of a rotation now: only the newest secret stays alive. Without an overlap this call changes
   * nothing, so a second call is harmless. Needs the scope `settings`.
   *
   * You may make this call with the old secret. This call is then the last call that works with that secret.
   *
   * @throws {ApiError} `scope_missing`; `not_found` when the key is not one of yours.
   * @example
   * const { id } = await chatelaine.whoAmI();
   * await chatelaine.partnerKeys.endOverlap(id);
   */
  endOverlap(id: ApiKeyId, options?: CallOptions): Call<PartnerKey>;
  /**
   * Revokes a partner key: every call that arrives after this method has returned is refused. A revocation cannot be
   * undone. A second call changes nothing. Needs the scope `settings`.
   *
   * A key may revoke itself. Only a person can create another partner key.
   *
   * @throws {ApiError} `scope_missing`; `not_found` when the key is not one of yours.
   * @example
   * await chatelaine.partnerKeys.revoke(leakedKeyId);
   */
  revoke(id: ApiKeyId, options?: CallOptions): Call<PartnerKey>;
  /**
   * Revokes all live partner keys that match the whole filter, in one transaction, and returns them. The key of this
   * call may be one of them. With `dryRun` this method returns the keys and changes nothing. Needs the scope
   * `settings`.
   *
   * The filter has at most 200 `ids`. A call whose filter has a field that is `undefined` rejects with `TypeError` and
   * is not sent: without the field, more keys would end than you want.
   *
   * @throws {ApiError} `scope_missing`; `invalid_input`, also for an empty filter.
   * @example
   * await chatelaine.partnerKeys.revokeMany({ team: 'agency', unusedSince: '2026-10-01T00:00:00Z', dryRun: true });
   */
  revokeMany(filter: RevokePartnerKeysInput, options?: CallOptions): Call<RevokedKeys>;
}

/** Makes the partner key methods of a `Chatelaine` object. The methods call the server with `caller`. */
export function createPartnerKeys(caller: Caller): PartnerKeys {
  return {
    list: (query, options) => caller.list((rpc, next) => rpc.partnerKeys.list.query({ ...query, ...next }), options),
    get: (id, options) => caller.call((rpc) => rpc.partnerKeys.get.query(byId(id)), options),
    endOverlap: (id, options) => caller.call((rpc) => rpc.partnerKeys.endOverlap.mutate(byId(id)), options),
    revoke: (id, options) => caller.call((rpc) => rpc.partnerKeys.revoke.mutate(byId(id)), options),
    revokeMany: (filter, options) => caller.call((rpc) => rpc.partnerKeys.revokeMany.mutate(byFilter(filter)), options),
  };
}
