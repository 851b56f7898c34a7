import type { Settings as PartnerSettings, SettingsInput } from '@chatelaine/shared';
import type { Call } from '../call/call.ts';
import type { Caller } from '../internal/caller.ts';
import type { CallOptions } from '../options.ts';

/** Your own settings. */
export interface SettingsResource {
  /** Gets your settings. */
  get(options?: CallOptions): Call<PartnerSettings>;
  /**
   * Changes the settings that you name and leaves the others. A list, e.g. `redirectUrls`, is replaced whole.
   *
   * @throws {ApiError} `scope_missing` when the partner key does not have the scope `settings`, which no key has by default.
   */
  update(input: Partial<SettingsInput>, options?: CallOptions): Call<PartnerSettings>;
}

/** Binds the settings procedures. */
export function createSettings(caller: Caller): SettingsResource {
  return {
    get: (options) => caller.call((rpc) => rpc.settings.get.query(), options),
    update: (input, options) => caller.call((rpc) => rpc.settings.update.mutate(input), options),
  };
}
