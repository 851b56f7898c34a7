/** The rule `isLinkOpen` as a condition in SQL. It takes one value: the instant. */
export const IS_LINK_OPEN = '(expires_at > ? and used_at is null)';

/** A link ended until an instant, whether it was used or not: one value. */
export const HAS_LINK_ENDED = 'expires_at <= ?';
