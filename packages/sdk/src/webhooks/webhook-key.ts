import type { Bytes } from './signed-content.ts';

/** Makes an HMAC-SHA256 key that can do nothing else. */
export function importKey(bytes: Bytes, use: 'sign' | 'verify'): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, [use]);
}

/**
 * The bytes of a Standard Webhooks secret: base64, with or without `whsec_` before it.
 *
 * @throws {TypeError} which does not repeat the secret.
 */
export function readSecret(secret: string): Bytes {
  try {
    const bytes = fromBase64(secret.trim().replace(/^whsec_/, ''));
    if (bytes.length > 0) return bytes;
  } catch {
    // Missing or not base64: the same mistake, and the runtime's own words for it may quote the secret.
  }
  throw new TypeError('Pass the secret in base64, with or without whsec_ before it.');
}

/** Reads base64, as every runtime can. */
export function fromBase64(text: string): Bytes {
  return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
}
