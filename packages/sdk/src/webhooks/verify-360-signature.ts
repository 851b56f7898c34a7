import { bytesOf, type RawBody } from './signed-content.ts';
import { importKey } from './webhook-key.ts';

/**
 * Checks `x-360dialog-signature` against the body, for receivers that were written for 360dialog's webhooks.
 *
 * The signature is the HMAC-SHA256 of the raw body with your platform secret, in hex, with or without `sha256=` before
 * it. The signature covers neither time nor id, so a copy is valid for ever: for a new receiver use `verifyWebhook`.
 * The signature is not `io_signature`, which is an HMAC-SHA512 over other content: get `io_signature` from
 * `onboarding.signature`.
 *
 * @param header the header from your framework. When the header is missing, sent twice or malformed, the result is
 * `false`.
 * @throws {TypeError} when there is no secret, or the body was parsed.
 * @example
 * import { verify360Signature } from '@chatelaine/sdk/webhooks';
 *
 * const header = request.headers['x-360dialog-signature'];
 * if (!(await verify360Signature(rawBody, header, platformSecret))) throw new Error('Not ours.');
 */
export async function verify360Signature(
  rawBody: RawBody,
  header: string | readonly string[] | null | undefined,
  secret: string,
): Promise<boolean> {
  const body = bytesOf(rawBody);
  const written = secret?.trim();
  if (!written) throw new TypeError('Pass the platform secret.');
  const [, hex] = (typeof header === 'string' && /^(?:sha256=)?([\da-f]{64})$/i.exec(header.trim())) || [];
  if (!hex) return false;
  const signature = Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number(`0x${byte}`));
  return crypto.subtle.verify('HMAC', await importKey(bytesOf(written), 'verify'), signature, body);
}
