/**
 * The value of `WWW-Authenticate` in an answer 401 (RFC 9110, section 11.6.1). It names the schemes of the credentials
 * that the door takes.
 */
export type Challenge = string;

/** Returns the challenge of a door for a call whose header `Authorization` has this value. */
export type ChallengeOf = (authorization?: string) => Challenge;

const REALM = 'realm="chatelaine"';
const API_KEY = `ApiKey ${REALM}, header="x-api-key"`;

// Every door takes a key in the scheme Basic, but no challenge names this scheme: a browser that reads `Basic` in a
// challenge opens a dialog for a password. Browsers show no dialog for `Bearer` or for schemes that they do not know.

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

/** Returns the challenge of procedures. Procedures take tokens and keys, and also the cookies of people. */
export const procedureChallenge = (authorization?: string): Challenge =>
  `${keyChallenge(authorization)}, ${PEOPLE_CHALLENGE}`;
