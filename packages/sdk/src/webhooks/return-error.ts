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
export class ReturnError extends Error {
  override readonly name = 'ReturnError';
  readonly code: ReturnErrorCode;

  constructor(code: ReturnErrorCode) {
    super(
      code === 'wrong_state'
        ? 'The state is not one of yours: it is from another visitor or session.'
        : 'This is no answer.',
    );
    this.code = code;
  }
}
