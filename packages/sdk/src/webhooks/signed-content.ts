/** Bytes in an `ArrayBuffer` that is not shared memory, as WebCrypto needs them. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** A body as it arrived: its text, or its bytes in any type that your framework uses, such as a `Buffer`. */
export type RawBody = string | ArrayBufferView | ArrayBufferLike;

/**
 * Copies the bytes of a body as it arrived.
 *
 * @throws {TypeError} for a parsed body: its original bytes are unknown.
 */
export function bytesOf(rawBody: RawBody): Bytes {
  if (typeof rawBody === 'string') return new TextEncoder().encode(rawBody);
  // This check does not use `instanceof`, because test runners give each test file its own class `ArrayBuffer`.
  if (ArrayBuffer.isView(rawBody) || /yBuffer]$/.test(Object.prototype.toString.call(rawBody))) {
    const { buffer = rawBody, byteOffset, byteLength } = Object(rawBody);
    return new Uint8Array(buffer, byteOffset, byteLength).slice();
  }
  throw new TypeError('Pass the raw body: a parsed one cannot be verified.');
}

/** The content that Standard Webhooks signs: id, time and body, joined by dots. */
export function signedContent(id: string, timestamp: string, body: Bytes): Bytes {
  const head = bytesOf(`${id}.${timestamp}.`);
  const content = new Uint8Array(head.length + body.length);
  content.set(head);
  content.set(body, head.length);
  return content;
}
