import type { KeyHygiene, PageQuery } from '@chatelaine/shared';
import type { Pages } from '../call/pages.ts';
import type { Caller } from '../internal/caller.ts';
import type { CallOptions } from '../options.ts';

/** Your live keys that could be narrower or are not needed. */
export interface Hygiene {
  /**
   * Lists your live keys that could be narrower or are not needed, newest first, each with its findings: `never_used`
   * (and older than 7 days), `idle` (not used for 90 days), `no_expiry`, `no_address_limit`, `wider_than_used` (with
   * the `scopes` that the key used in the last 30 days). Needs the scope `read`.
   *
   * New findings may be added: give your `switch` a `default`. Pages have 1–200 items, by default 50. A page may have
   * fewer items than the limit even when more pages follow.
   *
   * @throws {ApiError} `invalid_input` for an invalid limit or cursor.
   * @example
   * for await (const { name, findings } of chatelaine.hygiene.list()) {
   *   for (const { sentence } of findings) console.log(`${name}: ${sentence}`);
   * }
   */
  list(query?: PageQuery, options?: CallOptions): Pages<KeyHygiene>;
}

/** Makes the hygiene method of a `Chatelaine` object. The method calls the server with `caller`. */
export function createHygiene(caller: Caller): Hygiene {
  return {
    list: (query, options) => caller.list((rpc, next) => rpc.hygiene.list.query({ ...query, ...next }), options),
  };
}
