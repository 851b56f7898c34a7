/** The rule `isLinkOpen` as a condition in SQL. It takes one value: the instant at which the link is judged. */
export const IS_LINK_OPEN = '(expires_at > ? and used_at is null)';

/**
 * The condition that the end of a link is at or before an instant, whether the link was used or not. It takes one
 * value: that instant.
 */
export const HAS_LINK_ENDED = 'expires_at <= ?';
