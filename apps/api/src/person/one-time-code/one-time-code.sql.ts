/** A code may be tried at an instant; `now` is how the statement writes that. */
export const isCodeOpenSql = (now: string): string => `(expires_at > ${now} and used_at is null)`;

/** What ends a code, in an update: the instant. */
export const SET_CODE_ENDED = 'expires_at = ?';
