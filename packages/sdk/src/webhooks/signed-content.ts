/** Bytes in memory of their own, as WebCrypto wants them. */
export type Bytes = Uint8Array<ArrayBuffer>;

/**
 * The bytes of a body as it came.
 *
 * @throws {TypeError} for a body that was parsed: nobody can say how it was written.
 */
export function bytesOf(rawBody: string | Uint8Array): Bytes {
  if (typeof rawBody === 'string') return new TextEncoder().encode(rawBody);
  // Not `instanceof`: test runners give each file a Uint8Array of its own.
  if (ArrayBuffer.isView(rawBody)) return new Uint8Array(rawBody);
  throw new TypeError('Pass the raw body, the bytes as they came: a body that was parsed cannot be verified.');
}

/** What Standard Webhooks sign: id, time and body, joined by dots. */
export function signedContent(id: string, timestamp: string, body: Bytes): Bytes {
  const head = bytesOf(`${id}.${timestamp}.`);
  const content = new Uint8Array(head.length + body.length);
  content.set(head);
  content.set(body, head.length);
  return content;
}
