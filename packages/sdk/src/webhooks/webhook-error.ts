import { brand, ChatelaineError } from '../error/chatelaine-error.ts';

/**
 * The reason why a webhook was refused.
 *
 * `missing_header`: one of the three headers is missing or empty. `bad_signature`: the webhook was changed on the way,
 * parsed and written again before the check, signed with another secret, or forged. `too_old` and `too_new`: the
 * signature is right, but the webhook was sent again later, or a clock is wrong. `not_json`: the signature is right,
 * but the body is not a JSON object, so the sender is not Chatelaine.
 */
export type WebhookErrorCode = 'missing_header' | 'bad_signature' | 'too_old' | 'too_new' | 'not_json';

/**
 * The error for a webhook that you must not act on. Answer such a webhook with 400.
 *
 * The message only explains the code. It never has the body, a header or a secret, so you may log it.
 *
 * @example
 * import { verifyWebhook, WebhookError } from '@chatelaine/sdk/webhooks';
 *
 * try {
 *   await verifyWebhook(rawBody, request.headers, { secret });
 * } catch (error) {
 *   if (!(error instanceof WebhookError)) throw error;
 *   console.warn(error.code); // e.g. bad_signature
 * }
 */
export class WebhookError extends ChatelaineError {
  static {
    brand(WebhookError, 'WebhookError');
  }

  /** The reason why the webhook was refused. */
  declare readonly code: WebhookErrorCode;
  /** The HTTP status to answer with: 400. Express answers with it by itself. */
  readonly status = 400;

  constructor(code: WebhookErrorCode) {
    super(code, `This webhook is not taken: ${code}.`);
  }
}
