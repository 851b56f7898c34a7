import { brand, ChatelaineError } from '../error/chatelaine-error.ts';

/**
 * The reason why an address was not read. `wrong_state`: this visitor's session has no such state. The session may be
 * over, the request may have had no `state`, or somebody opened the address by hand. Send the visitor to the start.
 * `not_an_answer`: the state is right, but the address has no answer.
 */
export type ReturnErrorCode = 'wrong_state' | 'not_an_answer';

/**
 * The error for an address that you must not act on. The message explains the code. It has no part of the address or
 * the state.
 *
 * @example
 * import { ReturnError, readReturn } from '@chatelaine/sdk/webhooks';
 *
 * try {
 *   readReturn(request.originalUrl, [...(await session.asked()).keys()]);
 * } catch (error) {
 *   if (!(error instanceof ReturnError)) throw error;
 *   response.redirect('/start');
 * }
 */
export class ReturnError extends ChatelaineError {
  static {
    brand(ReturnError, 'ReturnError');
  }

  /** Why the address was not read. */
  declare readonly code: ReturnErrorCode;

  constructor(code: ReturnErrorCode) {
    super(code, code === 'wrong_state' ? 'This state is not yours.' : 'This is no answer.');
  }
}
