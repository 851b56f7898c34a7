/** The rule `isLinkOpen` as a condition in SQL. It takes one value: the instant. */
export const IS_LINK_OPEN = '(expires_at > ? and used_at is null)';

/**
 * The condition that a link's end is not later than an instant, whether the link was used or not. It takes one value:
 * the instant.
 */
export const HAS_LINK_ENDED = 'expires_at <= ?';
