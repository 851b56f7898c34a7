import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { verify360Signature } from '../src/webhooks/index.ts';
import { RAW_BODIES } from './support/raw-bodies.ts';

const SECRET = 'test-platform-secret';
const BODY = '{"id":"evt1","event":"channel_created","data":{}}';
const HEX = '053b4cd134b586039d59b791e371ba9f6986de0b71179513be2c63161a534efa';

test.each([
  ['bare', HEX],
  ['after sha256=', `sha256=${HEX}`],
  ['in capitals', HEX.toUpperCase()],
  ['with blanks around it', ` ${HEX} `],
])('the vector is taken %s', async (_, header) => {
  await expect(verify360Signature(BODY, header, SECRET)).resolves.toBe(true);
});

test.each([
  ['missing', undefined],
  ['null', null],
  ['empty', ''],
  ['sent twice', [HEX, HEX]],
  ['with one digit changed', HEX.replace(/^0/, '1')],
  ['with a digit more', `${HEX}0`],
  ['with a digit less', HEX.slice(1)],
  ['with another prefix', `sha512=${HEX}`],
  ['of the SHA-512 kind', createHmac('sha512', SECRET).update(BODY).digest('hex')],
  ['made with another secret', createHmac('sha256', 'another').update(BODY).digest('hex')],
])('a header that is %s is not', async (_, header) => {
  await expect(verify360Signature(BODY, header, SECRET)).resolves.toBe(false);
});

test('there must be a secret, and a body that was not parsed', async () => {
  await expect(verify360Signature(BODY, HEX, '')).rejects.toThrow('Pass the platform secret.');
  await expect(verify360Signature({} as string, HEX, SECRET)).rejects.toThrow('Pass the raw body');
});

describe('Node agrees on every body', () => {
  test.each(RAW_BODIES)('%s', async (_, raw) => {
    const hex = createHmac('sha256', SECRET).update(raw).digest('hex');

    expect(await verify360Signature(raw, hex, SECRET)).toBe(true);
    expect(await verify360Signature(Buffer.concat([raw, Buffer.of(0)]), hex, SECRET)).toBe(false);
  });
});
