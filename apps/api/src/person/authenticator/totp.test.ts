import { HOTP, Secret, TOTP } from 'otpauth';
import { expect, test } from 'vitest';
import { appUri, newAppSecret, stepOf } from './totp.ts';

const ASCII = '1234567890'.repeat(7);
const SECRETS = { SHA1: ASCII.slice(0, 20), SHA256: ASCII.slice(0, 32), SHA512: ASCII.slice(0, 64) } as const;
const BASE32 = Secret.fromLatin1(SECRETS.SHA1).base32;

// The test vectors of RFC 6238, appendix B, for codes of eight digits and steps of thirty seconds.
test.each([
  [59, '94287082', '46119246', '90693936'],
  [1111111109, '07081804', '68084774', '25091201'],
  [1111111111, '14050471', '67062674', '99943326'],
  [1234567890, '89005924', '91819424', '93441116'],
  [2000000000, '69279037', '90698825', '38618901'],
  [20000000000, '65353130', '77737706', '47863826'],
])('the vectors of RFC 6238 at %s seconds', (seconds, sha1, sha256, sha512) => {
  const codeOf = (algorithm: keyof typeof SECRETS) =>
    TOTP.generate({ secret: Secret.fromLatin1(SECRETS[algorithm]), algorithm, digits: 8, timestamp: seconds * 1000 });

  expect([codeOf('SHA1'), codeOf('SHA256'), codeOf('SHA512')]).toEqual([sha1, sha256, sha512]);
  // A code of six digits consists of the last six digits of the code of eight digits.
  expect(stepOf(BASE32, sha1.slice(2), new Date(seconds * 1000))).toBe(Math.floor(seconds / 30));
});

// The test vectors of RFC 4226, appendix D, for the counters 0 to 9.
const HOTP_CODES = ['755224', '287082', '359152', '969429', '338314', '254676', '287922', '162583', '399871', '520489'];
test.each(HOTP_CODES.map((code, counter) => [counter, code] as const))('the vector %s of RFC 4226', (counter, code) => {
  expect(HOTP.generate({ secret: Secret.fromLatin1(SECRETS.SHA1), counter })).toBe(code);
  expect(stepOf(BASE32, code, new Date(counter * 30_000))).toBe(counter);
});

test.each([
  ['two steps ahead', -60_000, null],
  ['the step before', -30_000, 5],
  ['its first millisecond', 0, 5],
  ['its last millisecond', 29_999, 5],
  ['the last millisecond of the next step', 59_999, 5],
  ['two steps later', 60_000, null],
])('a code seen from %s: step %s', (_, ms, step) => {
  expect(stepOf(BASE32, HOTP_CODES[5] ?? '', new Date(5 * 30_000 + ms))).toBe(step);
});

test.each(['', '25467', '2546760', '25467x', '000000'])('%j is no code', (digits) => {
  expect(stepOf(BASE32, digits, new Date(5 * 30_000))).toBeNull();
});

test('a new secret has 160 bits, and its address is the one that every app reads', () => {
  const secret = newAppSecret();

  expect(secret).toMatch(/^[A-Z2-7]{32}$/);
  expect(newAppSecret()).not.toBe(secret);
  const uri = new URL(appUri(secret, 'owner@acme.example'));
  expect(uri.href).toMatch(/^otpauth:\/\/totp\/Chatelaine:owner%40acme\.example\?/);
  expect(Object.fromEntries(uri.searchParams)).toMatchObject({
    issuer: 'Chatelaine',
    secret,
    algorithm: 'SHA1',
    digits: '6',
    period: '30',
  });
});
