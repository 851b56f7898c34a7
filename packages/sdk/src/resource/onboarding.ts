import type { OnboardingSignature, PermissionRequest, PermissionRequestId, StartOnboarding } from '@chatelaine/shared';
import type { Call } from '../call/call.ts';
import { byId } from '../internal/by-id.ts';
import type { Caller } from '../internal/caller.ts';
import type { CallOptions } from '../options.ts';
import type { Watch } from '../watch.ts';

/** Asking a client for permission. */
export interface Onboarding {
  /**
   * Starts a permission request and gives the one-time address to send the client's browser to. Needs the scope
   * `onboarding`.
   *
   * The address lives 15 minutes, takes one answer, and belongs to the first person who signs in on it.
   *
   * **`state` proves that the browser that asked is the one that answered.** Without it somebody can send his own link
   * to your customer and receive the customer's numbers. Give each question a random one (1–512 characters), keep it
   * with the request's id in the visitor's session, beside the older ones, and compare it on your server for every
   * answer, also when a page tells you about it. Never use the session's own id: `state` is visible in addresses. Never
   * take the request id from the page.
   *
   * `redirectUrl` (at most 2,048 characters; without it the first of your list) is compared with your list by scheme,
   * host, port and path; its query is free, but cannot hold `client`, `channels`, `revoked`, `state`, `request` or
   * `error`. While your list is empty, browsers return to the address in `redirectUrl` of the answer, which is not yours:
   * `isDefaultRedirect` says so, and so does a warning in your log, once. Read what comes back with `readReturn` of `@chatelaine/sdk/webhooks`.
   *
   * @throws {ApiError} `redirect_not_allowed`, with your list in `issues`, when `redirectUrl` is not on it;
   * `invalid_input`, with the rule in `issues`, when it could stand on none; `idempotency_mismatch` when this `idempotencyKey` came with another input.
   * @example
   * const request = await chatelaine.onboarding.start({ redirectUrl: 'https://app.example/whatsapp', state });
   * response.redirect(request.url);
   */
  start(input?: StartOnboarding, options?: CallOptions): Call<PermissionRequest>;
  /**
   * Gets the request with the client's answer. Ids that came through the browser are hints; this is the answer. Needs
   * the scope `onboarding`.
   *
   * It says what was answered then. What is Shared now, `permissions.check` knows.
   *
   * @throws {ApiError} `not_found` when the request is not yours, or has been `expired` for 30 days.
   * @example
   * const { status, shared, withdrawn } = await chatelaine.onboarding.get(request.id);
   */
  get(id: PermissionRequestId, options?: CallOptions): Call<PermissionRequest>;
  /**
   * Asks the server, which holds your platform secret, to sign a link that is made without a request. The two values
   * go into its query as they are, and are good for five minutes and one attempt: ask again for each link. Needs the
   * scope `onboarding`.
   *
   * @example
   * const link = new URL(chatelaine.permissions.requestUrl({ partnerId }));
   * const signature = await chatelaine.onboarding.signature();
   * for (const [name, value] of Object.entries(signature)) link.searchParams.set(name, value);
   */
  signature(options?: CallOptions): Call<OnboardingSignature>;
}

const UNHEARD = 'you have no redirect URL, so clients return to another site and you never hear their answer';

/** Binds the onboarding procedures. */
export function createOnboarding(caller: Caller, watch: Watch): Onboarding {
  return {
    start: (input = {}, options) =>
      caller.call(async (rpc) => {
        const request = await rpc.onboarding.start.mutate(input);
        if (request.isDefaultRedirect) watch.warn(UNHEARD, { redirectUrl: request.redirectUrl });
        return request;
      }, options),
    get: (id, options) => caller.call((rpc) => rpc.onboarding.get.query(byId(id)), options),
    signature: (options) => caller.call((rpc) => rpc.onboarding.signature.query(), options),
  };
}
