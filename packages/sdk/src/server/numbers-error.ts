import { brand, ChatelaineError } from '../error/chatelaine-error.ts';

const STATUSES = {
  no_cookie: 400,
  wrong_state: 400,
  not_signed_in: 401,
  other_account: 403,
  not_yours: 404,
  no_key: 409,
  key_ended: 409,
  busy: 503,
} as const;

/**
 * The reason why `connectNumbers` refused a request.
 *
 * `no_cookie`: this browser asked no question, or asked under another host name (`localhost` and `127.0.0.1` have
 * separate cookies). `wrong_state`: no question of this browser has this state. `not_signed_in`: your function
 * `account` returned nothing. `other_account`: your function `account` returned another account than the account that
 * asked. `not_yours`: the account has not connected the number. `no_key`: you make keys yourself and have made none.
 * `key_ended`: somebody revoked, replaced or rotated the key, or the key has expired; `makeKey` makes another key.
 * `busy`: another request is making the key.
 */
export type NumbersErrorCode = keyof typeof STATUSES;

/**
 * The error for a request that you must not act on, or for a number without a usable key.
 *
 * The message never has a cookie, a state, an account or a secret, so you may log it.
 *
 * @example
 * import { NumbersError } from '@chatelaine/sdk/server';
 *
 * try {
 *   await numbers.takeAnswer(request);
 * } catch (error) {
 *   if (!(error instanceof NumbersError)) throw error;
 *   console.warn(error.code, error.status); // e.g. wrong_state 400
 * }
 */
export class NumbersError extends ChatelaineError {
  static {
    brand(NumbersError, 'NumbersError');
  }

  /** The reason. */
  declare readonly code: NumbersErrorCode;
  /** An HTTP status for your answer. Express answers with this status when you do not catch the error. */
  readonly status: number;

  constructor(code: NumbersErrorCode) {
    super(code, `Not done: ${code}.`);
    this.status = STATUSES[code];
  }
}
