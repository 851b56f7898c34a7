import { brand, ChatelaineError } from '../error/chatelaine-error.ts';

/**
 * Why a webhook was not taken.
 *
 * `missing_header`: one of the three is not there or empty. `bad_signature`: altered on the way, parsed and written
 * again before it was checked, signed with another secret, or forged. `too_old` and `too_new`: signed rightly, but
 * sent again later, or a clock is wrong. `not_json`: signed rightly, but the body is no JSON object, so the sender is
 * no Chatelaine.
 */
export type WebhookErrorCode = 'missing_header' | 'bad_signature' | 'too_old' | 'too_new' | 'not_json';

/**
 * A webhook that must not be acted on. Answer it with 400.
 *
 * The message says no more than the code: it never holds the body, a header or a secret, so it may be logged.
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

  /** Why it was not taken. */
  declare readonly code: WebhookErrorCode;

  constructor(code: WebhookErrorCode) {
    super(code, `This webhook is not taken: ${code}.`);
  }
}
