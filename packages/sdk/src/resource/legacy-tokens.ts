import type { LegacyTokens, LegacyUse } from '@chatelaine/shared';
import type { Call } from '../call/call.ts';
import type { Caller } from '../internal/caller.ts';
import type { CallOptions } from '../options.ts';

/** The tokens that people of yours made with name and password, for programs that know nothing else. */
export interface LegacyTokensResource {
  /**
   * Reports who used a legacy token in the last 30 days, latest first: whom to give a partner key before you switch
   * them off. Needs the scope `settings`.
   *
   * @throws {ApiError} `scope_missing`.
   * @example
   * for (const { person, address, userAgent } of await chatelaine.legacyTokens.report()) {
   *   console.log(person.email ?? person.id, address, userAgent);
   * }
   */
  report(options?: CallOptions): Call<LegacyUse[]>;
  /**
   * Switches legacy tokens off for all people of yours, from the next call on. Twice is once. Needs the scope
   * `settings`. Switching them on again is an act of a person, the owner of your account, with a one-time code.
   *
   * @throws {ApiError} `scope_missing`.
   * @example
   * await chatelaine.legacyTokens.switchOff();
   */
  switchOff(options?: CallOptions): Call<LegacyTokens>;
}

/** Binds the legacy token procedures. */
export function createLegacyTokens(caller: Caller): LegacyTokensResource {
  return {
    report: (options) => caller.call((rpc) => rpc.legacyTokens.report.query(), options),
    switchOff: (options) => caller.call((rpc) => rpc.legacyTokens.switch.mutate({ on: false }), options),
  };
}
