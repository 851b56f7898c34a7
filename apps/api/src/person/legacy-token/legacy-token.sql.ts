/**
 * The condition that the rule `legacyTokenStatus` gives a token the status `live`. It takes one value: the instant at
 * which the token is judged.
 */
export const IS_TOKEN_LIVE = '(expires_at > ? and ended_at is null)';

/**
 * The statement that ends a person's tokens, except tokens that an act has ended already. Its values are the instant of
 * the end, and the id of the person.
 */
export const END_TOKENS = 'update legacy_token set ended_at = ? where person_id = ? and ended_at is null';

/** The assignment in an update that ends a token. It takes one value: the instant of the end. */
export const SET_TOKEN_ENDED = 'ended_at = ?';

/** The condition that a token's regular end was before an instant. It takes one value: that instant. */
export const HAS_TOKEN_EXPIRED = 'expires_at < ?';

/** The columns with the instant at which an act ended a token `t`, and with its regular end. */
export const TOKEN_DATES = 't.ended_at as "endedAt", t.expires_at as "expiresAt"';
