import { brand, ChatelaineError } from '../error/chatelaine-error.ts';

/**
 * Why an address was not read. `wrong_state`: the visitor did not start this, its session is gone, it was started
 * without a `state`, or somebody just opened the address: send it to the start. `not_an_answer`: the state is right, and
 * there is no answer beside it.
 */
export type ReturnErrorCode = 'wrong_state' | 'not_an_answer';

/**
 * An address that must not be acted on. The message says what the code means, nothing of the address or the state.
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

  /** Why it was not read. */
  declare readonly code: ReturnErrorCode;

  constructor(code: ReturnErrorCode) {
    super(code, code === 'wrong_state' ? 'This state is not yours.' : 'This is no answer.');
  }
}
