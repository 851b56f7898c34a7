import type { Optional, Settings as PartnerSettings, SettingsInput } from '@chatelaine/shared';
import type { Call } from '../call/call.ts';
import type { Caller } from '../internal/caller.ts';
import type { CallOptions } from '../options.ts';

/** Your own settings. */
export interface SettingsResource {
  /**
   * Gets your settings. Needs the scope `read`.
   *
   * @example
   * const { redirectUrls } = await chatelaine.settings.get();
   */
  get(options?: CallOptions): Call<PartnerSettings>;
  /**
   * Changes the settings that you name; the other settings stay. A list, e.g. `redirectUrls`, is replaced as a whole.
   *
   * The list has at most 50 redirect URLs of at most 2,048 characters each. A redirect URL begins with https. Outside
   * production, or while `testing` is true for you, it may also begin with http, but only for this machine. A redirect
   * URL is written as a browser prints it, without user name or fragment. An open permission request returns to its
   * redirect URL only while that URL is on the list.
   *
   * @throws {ApiError} `scope_missing` when the partner key does not have the scope `settings` (no key has it by
   * default); `invalid_input`, with one issue for each URL that cannot be used.
   * @example
   * const { redirectUrls } = await chatelaine.settings.get();
   * await chatelaine.settings.update({ redirectUrls: [...redirectUrls, 'https://app.example/whatsapp'] });
   */
  update(input: Optional<SettingsInput>, options?: CallOptions): Call<PartnerSettings>;
}

/** Makes the settings methods of a `Chatelaine` object. The methods call the server with `caller`. */
export function createSettings(caller: Caller): SettingsResource {
  return {
    get: (options) => caller.call((rpc) => rpc.settings.get.query(), options),
    update: (input, options) => caller.call((rpc) => rpc.settings.update.mutate(input), options),
  };
}
