import { bytesOf, type RawBody } from './signed-content.ts';
import { importKey } from './webhook-key.ts';

/**
 * Says whether `x-360dialog-signature` fits the body: for receivers that were written for 360dialog's webhooks.
 *
 * It is the HMAC-SHA256 of the raw body with your platform secret, in hex; a `sha256=` before it is taken too. It
 * covers neither time nor id, so a copy is as good as the original for ever: for a new receiver use `verifyWebhook`.
 * Not to be confused with `io_signature`, which is HMAC-SHA512 over something else: ask `onboarding.signature` for it.
 *
 * @param header as your framework gives it. Missing, sent twice or malformed: `false`.
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
