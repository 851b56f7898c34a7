import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { signWebhook } from '../src/testing/index.ts';
import { type RawBody, verify360Signature, verifyWebhook } from '../src/webhooks/index.ts';

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
// The text has an even number of bytes, so that the test can also pass the bytes as an array of 16-bit numbers.
const TEXT = '{"type":"permission.granted","a":"é"}';
const BYTES = Buffer.from(TEXT);
const whole = BYTES.buffer.slice(BYTES.byteOffset, BYTES.byteOffset + BYTES.byteLength);
const shared = new SharedArrayBuffer(BYTES.length);
new Uint8Array(shared).set(BYTES);
const inTheMiddle = new Uint8Array([1, 2, ...BYTES, 3, 4]);

test.each<[string, RawBody]>([
  ['text', TEXT],
  ['a Buffer, which lies in a pool', BYTES],
  ['an ArrayBuffer, as of Request.arrayBuffer', whole],
  ['a SharedArrayBuffer', shared],
  ['a DataView', new DataView(whole)],
  ['a part of a DataView', new DataView(inTheMiddle.buffer, 2, BYTES.length)],
  ['a part of a Uint8Array', inTheMiddle.subarray(2, 2 + BYTES.length)],
  ['numbers of 16 bits', new Uint16Array(whole)],
  ['numbers in shared memory', new Uint16Array(shared)],
])('a body is read byte by byte from %s', async (_, body) => {
  const hex = createHmac('sha256', 'platform-secret').update(BYTES).digest('hex');
  const headers = await signWebhook(TEXT, SECRET);

  expect(BYTES.length % 2).toBe(0);
  await expect(verifyWebhook(body, headers, { secret: SECRET })).resolves.toEqual(JSON.parse(TEXT));
  await expect(verify360Signature(body, hex, 'platform-secret')).resolves.toBe(true);
  await expect(verifyWebhook(TEXT, await signWebhook(body, SECRET), { secret: SECRET })).resolves.toMatchObject({
    a: 'é',
  });
});

test.each([
  ['numbers', [123, 125]],
  ['a promise', Promise.resolve(TEXT)],
  ['a Request', new Request('http://localhost', { method: 'POST', body: TEXT })],
  ['nothing', undefined],
])('%s is no body as it came', async (_, body) => {
  const headers = await signWebhook(TEXT, SECRET);

  await expect(verifyWebhook(body as never, headers, { secret: SECRET })).rejects.toThrow('Pass the raw body');
});

test('a secret with a line break at its end, as files have one, is the same secret', async () => {
  const headers = await signWebhook(TEXT, `${SECRET}\n`);
  const hex = createHmac('sha256', 'platform-secret').update(BYTES).digest('hex');

  await expect(verifyWebhook(TEXT, headers, { secret: [` ${SECRET}\r\n`] })).resolves.toMatchObject({ a: 'é' });
  await expect(verify360Signature(TEXT, hex, 'platform-secret\n')).resolves.toBe(true);
});
