import { randomBytes } from 'node:crypto';

/** Makes the secret of a webhook in the form of Standard Webhooks: `whsec_` and 32 random bytes in base64. */
export const newWebhookSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`;

/**
 * Returns the bytes that sign by Standard Webhooks. A secret of the form `whsec_` and base64 is decoded, as the
 * libraries do. Any other secret signs with the bytes of its text.
 */
export function standardKey(secret: string): Buffer {
  const [, base64 = ''] = /^whsec_([\dA-Za-z+/]+={0,2})$/.exec(secret) ?? [];
  const bytes = isBase64(base64) ? Buffer.from(base64, 'base64') : Buffer.alloc(0);
  return bytes.length > 0 ? bytes : Buffer.from(secret);
}

// Base64 with or without the signs at its end. A last group of one character is no base64.
function isBase64(text: string): boolean {
  const signs = text.replace(/=+$/, '');
  return signs.length % 4 !== 1 && (signs.length === text.length || text.length % 4 === 0);
}
