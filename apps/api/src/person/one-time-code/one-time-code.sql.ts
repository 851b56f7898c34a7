/** The condition that a code may be tried at an instant. `now` is the SQL text for the instant. */
export const isCodeOpenSql = (now: string): string => `(expires_at > ${now} and used_at is null)`;

/** The assignment in an update that ends a code. It takes one value: the instant of the end. */
export const SET_CODE_ENDED = 'expires_at = ?';
