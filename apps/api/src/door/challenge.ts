/**
 * The value of `WWW-Authenticate` in an answer 401 (RFC 9110, section 11.6.1): the schemes of the credentials that this
 * door takes.
 */
export type Challenge = string;

/** The challenge of a door for a call with this header `Authorization`. */
export type ChallengeOf = (authorization?: string) => Challenge;

const REALM = 'realm="chatelaine"';
const API_KEY = `ApiKey ${REALM}, header="x-api-key"`;

// Every door takes Basic, but no challenge names it: a browser that reads `Basic` opens a dialog for a password.
// Browsers show no dialog for `Bearer` or for schemes that they do not know.

/** The challenge of the messaging door. */
export const MESSAGING_CHALLENGE: Challenge = `ApiKey ${REALM}, header="D360-API-KEY"`;

/** The challenge of the routes for people, who are signed in by a cookie. */
export const PEOPLE_CHALLENGE: Challenge = `Session ${REALM}`;

/**
 * The challenge of doors that take a token or a key.
 *
 * @param authorization the header of the call. When the header has a token, the challenge says that the token is
 * invalid (RFC 6750, section 3).
 */
export function keyChallenge(authorization?: string): Challenge {
  const error = /^\s*bearer(?:\s|$)/i.test(authorization ?? '') ? ', error="invalid_token"' : '';
  return `Bearer ${REALM}${error}, ${API_KEY}`;
}

/** The challenge of procedures. Procedures also take the cookies of people. */
export const procedureChallenge = (authorization?: string): Challenge =>
  `${keyChallenge(authorization)}, ${PEOPLE_CHALLENGE}`;
