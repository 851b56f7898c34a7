/** What stands in `WWW-Authenticate` of an answer 401 (RFC 9110, section 11.6.1): which credentials this door takes. */
export type Challenge = string;

/** The challenge of a door for a call with this header `Authorization`. */
export type ChallengeOf = (authorization?: string) => Challenge;

const REALM = 'realm="chatelaine"';
const API_KEY = `ApiKey ${REALM}, header="x-api-key"`;

// Basic is taken everywhere and named nowhere: a browser that reads it opens a dialog and asks for a password. Every
// browser passes over a scheme that it does not know, and Bearer.

/** The challenge of the messaging door. */
export const MESSAGING_CHALLENGE: Challenge = `ApiKey ${REALM}, header="D360-API-KEY"`;

/** The challenge of what people do, signed in by a cookie. */
export const PEOPLE_CHALLENGE: Challenge = `Session ${REALM}`;

/**
 * The challenge of doors that take a token or a key.
 *
 * @param authorization the header of the call: a token that came in it was refused, and is named so (RFC 6750, section 3).
 */
export function keyChallenge(authorization?: string): Challenge {
  const error = /^\s*bearer(?:\s|$)/i.test(authorization ?? '') ? ', error="invalid_token"' : '';
  return `Bearer ${REALM}${error}, ${API_KEY}`;
}

/** The same for procedures, which people call as well. */
export const procedureChallenge = (authorization?: string): Challenge =>
  `${keyChallenge(authorization)}, ${PEOPLE_CHALLENGE}`;
