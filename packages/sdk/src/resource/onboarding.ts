import type { OnboardingSignature, PermissionRequest, PermissionRequestId, StartOnboarding } from '@chatelaine/shared';
import type { Call } from '../call/call.ts';
import type { Caller } from '../internal/caller.ts';
import type { CallOptions } from '../options.ts';

/** Asking a client for permission. */
export interface Onboarding {
  /**
   * Starts a permission request and gives the one-time address to send the client's browser to.
   *
   * The address lives 15 minutes. Bind `state` to the visitor's session, but never use the session's own id: it is
   * visible in addresses.
   *
   * @throws {ApiError} `redirect_not_allowed` when `redirectUrl` is not on your list.
   * @example
   * const request = await chatelaine.onboarding.start({ redirectUrl: 'https://app.example/whatsapp', state });
   * response.redirect(request.url);
   */
  start(input?: StartOnboarding, options?: CallOptions): Call<PermissionRequest>;
  /**
   * Gets the request with the client's answer. Ids that came through the browser are hints; this is the answer.
   *
   * @throws {ApiError} `not_found` when the request is not yours.
   */
  get(id: PermissionRequestId, options?: CallOptions): Call<PermissionRequest>;
  /**
   * Asks the server, which holds your platform secret, to sign a link that is made without a request. The two values
   * go into its query as they are, and are good for a short time: ask again for each link.
   */
  signature(options?: CallOptions): Call<OnboardingSignature>;
}

/** Binds the onboarding procedures. */
export function createOnboarding(caller: Caller): Onboarding {
  return {
    start: (input = {}, options) => caller.call((rpc) => rpc.onboarding.start.mutate(input), options),
    get: (id, options) => caller.call((rpc) => rpc.onboarding.get.query({ id }), options),
    signature: (options) => caller.call((rpc) => rpc.onboarding.signature.query(), options),
  };
}
