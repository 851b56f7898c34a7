/** Bytes in memory of their own, as WebCrypto wants them. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** A body as it came: its text, or its bytes in whatever your framework keeps them, a `Buffer` among them. */
export type RawBody = string | ArrayBufferView | ArrayBufferLike;

/**
 * The bytes of a body as it came, in a copy.
 *
 * @throws {TypeError} for a body that was parsed: nobody can say how it was written.
 */
export function bytesOf(rawBody: RawBody): Bytes {
  if (typeof rawBody === 'string') return new TextEncoder().encode(rawBody);
  // Not `instanceof`: test runners give each file an ArrayBuffer of its own.
  if (ArrayBuffer.isView(rawBody) || /yBuffer]$/.test(Object.prototype.toString.call(rawBody))) {
    const { buffer = rawBody, byteOffset, byteLength } = Object(rawBody);
    return new Uint8Array(buffer, byteOffset, byteLength).slice();
  }
  throw new TypeError('Pass the raw body: a parsed one cannot be verified.');
}

/** What Standard Webhooks sign: id, time and body, joined by dots. */
export function signedContent(id: string, timestamp: string, body: Bytes): Bytes {
  const head = bytesOf(`${id}.${timestamp}.`);
  const content = new Uint8Array(head.length + body.length);
  content.set(head);
  content.set(body, head.length);
  return content;
}
