import type { OnboardingSignature, PermissionRequest, PermissionRequestId, StartOnboarding } from '@chatelaine/shared';
import type { Call } from '../call/call.ts';
import { byId } from '../internal/by-id.ts';
import type { Caller } from '../internal/caller.ts';
import type { CallOptions } from '../options.ts';
import type { Watch } from '../watch.ts';

/** Asks a client for permission. */
export interface Onboarding {
  /**
   * Starts a permission request and returns its one-time address. Send the client's browser to this address. Needs the
   * scope `onboarding`.
   *
   * The address is valid for one answer and for 15 minutes; the page can extend this time by at most three hours. The
   * address belongs to the first person who opens it and signs in.
   *
   * **`state` proves that the answer comes from the browser that asked.** Without it an attacker can send their own
   * link to your client and receive the client's numbers. Give each request a random `state` (1–512 characters). Store
   * the `state` with the request's id in the visitor's session, and keep the older states there. Compare the `state` on
   * your server for every answer, also when a page of yours reports the answer. Never use the session's own id, because
   * `state` is visible in addresses. Never take the request id from the page.
   *
   * `redirectUrl` has at most 2,048 characters; its default is the first URL of your list, which is `redirectUrls` in
   * your settings. `redirectUrl` must have the same scheme, host, port and path as a URL of your list. The query of
   * `redirectUrl` is free, but cannot have `client`, `channels`, `revoked`, `state`, `request` or `error`. While your
   * list is empty, browsers return to the address in `redirectUrl` of the result, which is not yours. Then
   * `isDefaultRedirect` is true, and your log has one warning. Read the returned address with `readReturn` of
   * `@chatelaine/sdk/webhooks`.
   *
   * @throws {ApiError} `redirect_not_allowed`, with your list in `issues`, when `redirectUrl` is not on the list;
   * `invalid_input`, with the rule in `issues`, when no list may have this `redirectUrl`; `idempotency_mismatch` when
   * an earlier call had this `idempotencyKey` and another input.
   * @example
   * const request = await chatelaine.onboarding.start({ redirectUrl: 'https://app.example/whatsapp', state });
   * response.redirect(request.url);
   */
  start(input?: StartOnboarding, options?: CallOptions): Call<PermissionRequest>;
  /**
   * Gets a permission request with the client's answer. Ids that came through the browser are only hints; the ids in
   * the result of this method are certain. Needs the scope `onboarding`.
   *
   * The result shows the answer at the time when the client answered. `permissions.check` shows which numbers are
   * Shared now.
   *
   * @throws {ApiError} `not_found` when the request is not yours, or has had the status `expired` for 30 days.
   * @example
   * const { status, shared, withdrawn } = await chatelaine.onboarding.get(request.id);
   */
  get(id: PermissionRequestId, options?: CallOptions): Call<PermissionRequest>;
  /**
   * Asks the server, which has your platform secret, to sign a link from `permissions.requestUrl`, which has no
   * permission request. Put the two values into the link's query unchanged. They are valid for five minutes and one
   * attempt, so ask again for each link. Needs the scope `onboarding`.
   *
   * @example
   * const link = new URL(chatelaine.permissions.requestUrl({ partnerId }));
   * const signature = await chatelaine.onboarding.signature();
   * for (const [name, value] of Object.entries(signature)) link.searchParams.set(name, value);
   */
  signature(options?: CallOptions): Call<OnboardingSignature>;
}

const UNHEARD = 'you have no redirect URL, so clients return to another site and you never hear their answer';

/** Makes the onboarding methods of a `Chatelaine` object. The methods call the server with `caller`. */
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
