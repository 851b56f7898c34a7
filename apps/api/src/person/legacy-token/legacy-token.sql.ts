/** The twin of `legacyTokenStatus` where it says `live`: one value, the instant. */
export const IS_TOKEN_LIVE = '(expires_at > ? and ended_at is null)';

/** Ends the tokens of a person that no act has ended: the instant, and the person. */
export const END_TOKENS = 'update legacy_token set ended_at = ? where person_id = ? and ended_at is null';

/** What ends a token, in an update: the instant. */
export const SET_TOKEN_ENDED = 'ended_at = ?';

/** A token would have ended by itself before an instant: one value. */
export const HAS_TOKEN_EXPIRED = 'expires_at < ?';

/** When a token `t` ended, or ends by itself, as columns of a statement. */
export const TOKEN_DATES = 't.ended_at as "endedAt", t.expires_at as "expiresAt"';
