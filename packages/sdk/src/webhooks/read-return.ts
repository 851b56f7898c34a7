import type { ChannelId, ClientId, PermissionRequestId } from '@chatelaine/shared';
import { ReturnError } from './return-error.ts';

/** The client has answered. All fields came through a browser: they are only hints until Chatelaine confirms them. */
export interface SharedReturn {
  /** Always absent: the client did not choose "Not now". */
  denied?: undefined;
  /** Always absent: the answer was saved. */
  failed?: undefined;
  /**
   * The `state` that came back. It is one of the states in `expected`. Ask Chatelaine for the request that you stored
   * with this state.
   */
  state: string;
  /** The client that answered. */
  clientId: ClientId;
  /**
   * The numbers that are Shared after the answer; empty when everything was withdrawn. The server cuts a long list, so
   * that the address has at most 2,000 characters.
   */
  channelIds: ChannelId[];
  /** The numbers that the answer withdrew; usually empty. The server cuts a long list. */
  withdrawnChannelIds: ChannelId[];
  /** The request id in the address. It is only a hint: use the request id that you stored. */
  requestId?: PermissionRequestId | undefined;
}

/** The client chose "Not now". */
export interface DeniedReturn {
  /** The client chose "Not now". */
  denied: true;
  /** Always absent: nothing went wrong. */
  failed?: undefined;
  /** The `state` that came back. It is one of the states in `expected`. */
  state: string;
  /** The request id in the address. It is only a hint: use the request id that you stored. */
  requestId?: PermissionRequestId | undefined;
}

/** The answer could not be saved. Nothing has changed, and you may offer to begin again. */
export interface FailedReturn {
  /** Always absent: the client did not choose "Not now". */
  denied?: undefined;
  /** The answer could not be saved. */
  failed: true;
  /** The `state` that came back. It is one of the states in `expected`. */
  state: string;
  /** The request id in the address. It is only a hint: use the request id that you stored. */
  requestId?: PermissionRequestId | undefined;
}

/** The answer that a browser brings back from the consent page. */
export type PermissionReturn = SharedReturn | DeniedReturn | FailedReturn;

/**
 * Reads the address with which a client's browser comes back from the consent page. The address must have a `state` of
 * yours.
 *
 * Pass all states of this visitor: the person can press your button in two tabs, and answer in the first tab. The
 * result has the `state` that came back.
 *
 * **The ids are hints: anyone can type an address.** Before you act on them, call `onboarding.get` with the request id
 * that you stored with this `state` in this visitor's session. `permissions.check` is not enough. It shows which
 * numbers are Shared with you, but not which client owns them: one client of yours could name the numbers of another
 * client.
 *
 * @param search `location.search`, or an address with its query, e.g. Express's `request.originalUrl`.
 * @param expected the state, or several states, that you gave to `onboarding.start` and stored in this visitor's
 * session. Each state is valid once: delete it when you have the answer.
 * @throws {ReturnError} `wrong_state`, also when `expected` has no state; `not_an_answer`.
 * @example
 * import { readReturn } from '@chatelaine/sdk/webhooks';
 *
 * const asked = await session.asked(); // state → request id, for all requests of this visitor
 * const answer = readReturn(request.originalUrl, [...asked.keys()]);
 * const requestId = asked.get(answer.state); // the id from start, not the id in answer
 * if (answer.denied || answer.failed || !requestId) response.redirect('/start');
 * else {
 *   const { shared } = await chatelaine.onboarding.get(requestId);
 *   console.log(shared);
 * }
 */
export function readReturn(search: string, expected: string | readonly string[] | null | undefined): PermissionReturn {
  const query = new URLSearchParams(search.replace(/^[^?]*\?|#.*/g, ''));
  const read = (name: string) => query.get(name) ?? '';
  // Parses `[A,B]` as a list. Texts that cannot be ids are left out, because the list came through a browser.
  const ids = (name: string) =>
    read(name)
      .split(/[[\],]/)
      .filter((id) => /^\w{1,64}$/.test(id));
  // All states are compared, even after one that matches, so that the time does not show which state matched.
  const [state] = [expected].flat().filter((one) => one && isSame(read('state'), one));
  if (!state) throw new ReturnError('wrong_state');
  const [requestId] = ids('request');
  const common = { state, requestId };
  const error = read('error');
  if (error === 'access_denied') return { ...common, denied: true };
  if (error) return { ...common, failed: true };
  const [clientId] = ids('client');
  if (!clientId) throw new ReturnError('not_an_answer');
  return { ...common, clientId, channelIds: ids('channels'), withdrawnChannelIds: ids('revoked') };
}

// The comparison takes the same time wherever the first difference is, so the time does not help to guess a state.
function isSame(given: string, expected: string): boolean {
  let difference = given.length ^ expected.length;
  for (let at = 0; at < expected.length; at++) difference |= given.charCodeAt(at) ^ expected.charCodeAt(at);
  return difference === 0;
}
