import type { ChannelId, ClientId, PermissionRequestId } from '@chatelaine/shared';
import { ReturnError } from './return-error.ts';

/** The client has answered. All of it came through a browser: hints, until Chatelaine says the same. */
export interface SharedReturn {
  denied?: undefined;
  failed?: undefined;
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
  denied: true;
  failed?: undefined;
  requestId?: PermissionRequestId | undefined;
}

/** The answer could not be saved: nothing has changed, and you may offer to begin again. */
export interface FailedReturn {
  denied?: undefined;
  failed: true;
  requestId?: PermissionRequestId | undefined;
}

/** What a browser brought back from the permission page. */
export type PermissionReturn = SharedReturn | DeniedReturn | FailedReturn;

/**
 * Reads the address with which a client's browser comes back from the permission page, once `state` is right.
 *
 * **The ids are hints: anyone can type an address.** Before you act on them ask Chatelaine: `onboarding.get` with the
 * request id that you kept from `onboarding.start` in this visitor's session. `permissions.check` says only what is
 * Shared with you, not whose it is: among several customers of yours, one could name the numbers of another.
 *
 * @param search `location.search`, or an address with its query, e.g. Express's `request.originalUrl`.
 * @param expectedState what you gave to `onboarding.start` and kept in this visitor's session. Use it once: delete it.
 * @throws {ReturnError} `wrong_state`, also when there was nothing to expect; `not_an_answer`.
 * @example
 * import { readReturn } from '@chatelaine/sdk/webhooks';
 *
 * const answer = readReturn(request.originalUrl, session.onboardingState);
 * if (answer.denied || answer.failed) response.redirect('/start');
 * else {
 *   const { shared } = await chatelaine.onboarding.get(session.requestId); // the one from start, not the one in answer
 *   console.log(shared);
 * }
 */
export function readReturn(search: string, expectedState: string | null | undefined): PermissionReturn {
  const query = new URLSearchParams(search.slice(search.indexOf('?') + 1).replace(/#.*/, ''));
  if (!expectedState || !isSame(query.get('state') ?? '', expectedState)) throw new ReturnError('wrong_state');
  const [requestId] = idsIn(query.get('request'));
  const error = query.get('error');
  if (error) return error === 'access_denied' ? { denied: true, requestId } : { failed: true, requestId };
  const [clientId] = idsIn(query.get('client'));
  if (!clientId) throw new ReturnError('not_an_answer');
  return {
    clientId,
    channelIds: idsIn(query.get('channels')),
    withdrawnChannelIds: idsIn(query.get('revoked')),
    requestId,
  };
}

/** `[A,B]` as a list. What cannot be an id is left out: it came through a browser. */
function idsIn(text: string | null): string[] {
  return (text ?? '').split(/[[\],]/).filter((id) => /^\w{1,64}$/.test(id));
}

// Takes as long for a wrong first character as for a wrong last one.
function isSame(given: string, expected: string): boolean {
  let difference = given.length ^ expected.length;
  for (let at = 0; at < expected.length; at++) difference |= given.charCodeAt(at) ^ expected.charCodeAt(at);
  return difference === 0;
}
