import type { LegacyTokens, LegacyUse } from '@chatelaine/shared';
import type { Call } from '../call/call.ts';
import type { Caller } from '../internal/caller.ts';
import type { CallOptions } from '../options.ts';

/** The legacy tokens that your people created with name and password, for programs that cannot use keys. */
export interface LegacyTokensResource {
  /**
   * Reports who used a legacy token in the last 30 days, latest first. Give these programs a partner key before you
   * switch the tokens off. Needs the scope `settings`.
   *
   * @throws {ApiError} `scope_missing`.
   * @example
   * for (const { person, address, userAgent } of await chatelaine.legacyTokens.report()) {
   *   console.log(person.email ?? person.id, address, userAgent);
   * }
   */
  report(options?: CallOptions): Call<LegacyUse[]>;
  /**
   * Switches legacy tokens off for all your people, from the next call on. A second call changes nothing. Needs the
   * scope `settings`. Only the owner of your account can switch them on again, with a one-time code.
   *
   * @throws {ApiError} `scope_missing`.
   * @example
   * await chatelaine.legacyTokens.switchOff();
   */
  switchOff(options?: CallOptions): Call<LegacyTokens>;
}

/** Makes the legacy token methods of a `Chatelaine` object. The methods call the server with `caller`. */
export function createLegacyTokens(caller: Caller): LegacyTokensResource {
  return {
    report: (options) => caller.call((rpc) => rpc.legacyTokens.report.query(), options),
    switchOff: (options) => caller.call((rpc) => rpc.legacyTokens.switch.mutate({ on: false }), options),
  };
}
