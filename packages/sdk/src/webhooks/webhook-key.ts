import type { Bytes } from './signed-content.ts';

/** Imports an HMAC-SHA256 key that can either sign or verify. */
export function importKey(bytes: Bytes, use: 'sign' | 'verify'): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, [use]);
}

/**
 * Returns the bytes of a Standard Webhooks secret: base64, with or without `whsec_` before it.
 *
 * @throws {TypeError} whose message does not repeat the secret.
 */
export function readSecret(secret: string): Bytes {
  try {
    const bytes = fromBase64(secret.trim().replace(/^whsec_/, ''));
    if (bytes.length > 0) return bytes;
  } catch {
    // The secret is missing or not base64. The runtime's own error is dropped, because it may quote the secret.
  }
  throw new TypeError('Pass the secret in base64, with or without whsec_ before it.');
}

/** Decodes base64 with functions that every runtime has. */
export function fromBase64(text: string): Bytes {
  return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
}
