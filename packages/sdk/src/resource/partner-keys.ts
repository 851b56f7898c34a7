import type { ApiKeyId, KeyQuery, PageQuery, PartnerKey, RevokedKeys, RevokeKeysInput } from '@chatelaine/shared';
import type { Call } from '../call/call.ts';
import type { Pages } from '../call/pages.ts';
import { byFilter } from '../internal/by-filter.ts';
import { byId } from '../internal/by-id.ts';
import type { Caller } from '../internal/caller.ts';
import type { CallOptions } from '../options.ts';

/** Which partner keys shall end together: a partner key belongs to no channel. */
export type RevokePartnerKeysInput = Omit<RevokeKeysInput, 'channelId'>;

/**
 * The keys with which your backends call Chatelaine, this one among them. A program may see and end them. Creating,
 * editing and rotating them is an act of a person, the owner of your account, with a one-time code.
 */
export interface PartnerKeys {
  /**
   * Lists your partner keys, newest first, ended ones too, never with a secret. Needs the scope `settings`.
   *
   * Pages have 1–200 items, by default 50.
   *
   * @throws {ApiError} `scope_missing`; `invalid_input` for a limit or a cursor that is none.
   * @example
   * for await (const { name, lastUsedAt, lastUsedFrom } of chatelaine.partnerKeys.list({ status: 'live' })) {
   *   console.log(name, lastUsedAt, lastUsedFrom);
   * }
   */
  list(query?: KeyQuery & PageQuery, options?: CallOptions): Pages<PartnerKey>;
  /**
   * Ends the overlap of a rotation now: only the newest secret goes on. Without an overlap it changes nothing; twice is
   * once. Needs the scope `settings`.
   *
   * The call works with the secret that it ends, too, but is the last one that does.
   *
   * @throws {ApiError} `scope_missing`; `not_found` when the key is not one of yours.
   * @example
   * const { id } = await chatelaine.whoAmI();
   * await chatelaine.partnerKeys.endOverlap(id);
   */
  endOverlap(id: ApiKeyId, options?: CallOptions): Call<PartnerKey>;
  /**
   * Revokes a partner key: every call that arrives after this has returned is refused. There is no way back; twice is
   * once. Needs the scope `settings`.
   *
   * A key may revoke itself. Only a person can make another one.
   *
   * @throws {ApiError} `scope_missing`; `not_found` when the key is not one of yours.
   * @example
   * await chatelaine.partnerKeys.revoke(leakedKeyId);
   */
  revoke(id: ApiKeyId, options?: CallOptions): Call<PartnerKey>;
  /**
   * Revokes all live partner keys for which all of the filter holds, together or not at all; gives those that ended.
   * The key of this call may be among them. With `dryRun` it names them and changes nothing. Needs the scope `settings`.
   *
   * At most 200 `ids`. A field that is there and `undefined` rejects with `TypeError` and is not sent: without it more
   * keys would end than you meant.
   *
   * @throws {ApiError} `scope_missing`; `invalid_input`, also for a filter that says nothing.
   * @example
   * await chatelaine.partnerKeys.revokeMany({ team: 'agency', unusedSince: '2026-10-01T00:00:00Z', dryRun: true });
   */
  revokeMany(filter: RevokePartnerKeysInput, options?: CallOptions): Call<RevokedKeys>;
}

/** Binds the partner key procedures. */
export function createPartnerKeys(caller: Caller): PartnerKeys {
  return {
    list: (query, options) => caller.list((rpc, next) => rpc.partnerKeys.list.query({ ...query, ...next }), options),
    endOverlap: (id, options) => caller.call((rpc) => rpc.partnerKeys.endOverlap.mutate(byId(id)), options),
    revoke: (id, options) => caller.call((rpc) => rpc.partnerKeys.revoke.mutate(byId(id)), options),
    revokeMany: (filter, options) => caller.call((rpc) => rpc.partnerKeys.revokeMany.mutate(byFilter(filter)), options),
  };
}
