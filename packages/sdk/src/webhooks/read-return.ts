import type { ChannelId, ClientId, PermissionRequestId } from '@chatelaine/shared';
import { ReturnError } from './return-error.ts';

/** The client has answered. All of it came through a browser: hints, until Chatelaine says the same. */
export interface SharedReturn {
  /** Not there: the client did not choose "Not now". */
  denied?: undefined;
  /** Not there: the answer was saved. */
  failed?: undefined;
  /** The one of your states that came back: the request that you kept with it is the one to ask for. */
  state: string;
  /** Who answered. */
  clientId: ClientId;
  /** What the answer left Shared; empty when everything was withdrawn. At most 1,000. */
  channelIds: ChannelId[];
  /** What the answer took back; mostly empty. */
  withdrawnChannelIds: ChannelId[];
  /** A hint too: ask for the one that you kept. */
  requestId?: PermissionRequestId | undefined;
}

/** The client chose "Not now". */
export interface DeniedReturn {
  /** The client chose "Not now". */
  denied: true;
  /** Not there: nothing went wrong. */
  failed?: undefined;
  /** The one of your states that came back. */
  state: string;
  /** A hint too: ask for the one that you kept. */
  requestId?: PermissionRequestId | undefined;
}

/** The answer could not be saved: nothing has changed, and you may offer to begin again. */
export interface FailedReturn {
  /** Not there: the client did not choose "Not now". */
  denied?: undefined;
  /** The answer could not be saved. */
  failed: true;
  /** The one of your states that came back. */
  state: string;
  /** A hint too: ask for the one that you kept. */
  requestId?: PermissionRequestId | undefined;
}

/** What a browser brought back from the permission page. */
export type PermissionReturn = SharedReturn | DeniedReturn | FailedReturn;

/**
 * Reads the address with which a client's browser comes back from the permission page, once `state` is one of yours.
 *
 * Pass all states that this visitor may come back with: he can press your button in two tabs, and answer in the first.
 * Which of them it was is in the answer.
 *
 * **The ids are hints: anyone can type an address.** Before you act on them ask Chatelaine: `onboarding.get` with the
 * request id that you kept with this `state` in this visitor's session. `permissions.check` says only what is
 * Shared with you, not whose it is: among several customers of yours, one could name the numbers of another.
 *
 * @param search `location.search`, or an address with its query, e.g. Express's `request.originalUrl`.
 * @param expected one state or several: what you gave to `onboarding.start` and kept in this visitor's session. Each is
 * good once: delete it when you have the answer.
 * @throws {ReturnError} `wrong_state`, also when there was nothing to expect; `not_an_answer`.
 * @example
 * import { readReturn } from '@chatelaine/sdk/webhooks';
 *
 * const asked = await session.asked(); // state → request id, of all that this visitor was sent away with
 * const answer = readReturn(request.originalUrl, [...asked.keys()]);
 * const requestId = asked.get(answer.state); // the one from start, not the one in answer
 * if (answer.denied || answer.failed || !requestId) response.redirect('/start');
 * else {
 *   const { shared } = await chatelaine.onboarding.get(requestId);
 *   console.log(shared);
 * }
 */
export function readReturn(search: string, expected: string | readonly string[] | null | undefined): PermissionReturn {
  const query = new URLSearchParams(search.replace(/^[^?]*\?|#.*/g, ''));
  const read = (name: string) => query.get(name) ?? '';
  // `[A,B]` as a list. What cannot be an id is left out: it came through a browser.
  const ids = (name: string) =>
    read(name)
      .split(/[[\],]/)
      .filter((id) => /^\w{1,64}$/.test(id));
  // All are compared, also after one that fits.
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

// Takes as long for a wrong first character as for a wrong last one.
function isSame(given: string, expected: string): boolean {
  let difference = given.length ^ expected.length;
  for (let at = 0; at < expected.length; at++) difference |= given.charCodeAt(at) ^ expected.charCodeAt(at);
  return difference === 0;
}
