import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maskSecrets } from './mask-secrets.ts';
import { newWebhookSecret } from './webhook-secret.ts';

const SECRET = 'whsec_ab+/cd"ef\\gh<ij>&kl\'mn=ö';
const base64 = (text: string) => Buffer.from(text).toString('base64');

test.each<[string, string]>([
  ['as it is', SECRET],
  ['without its prefix', SECRET.slice('whsec_'.length)],
  ['in JSON', JSON.stringify({ secret: SECRET })],
  ['in JSON in JSON', JSON.stringify(JSON.stringify({ secret: 'whsec_ab+/cd' }))],
  ['in the JSON of PHP', JSON.stringify(SECRET).replaceAll('/', '\\/').replaceAll('ö', '\\u00f6')],
  ['in the JSON of Go', JSON.stringify(SECRET).replace(/[<>&]/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`)],
  ['in a URL', `?secret=${encodeURIComponent(SECRET)}`],
  ['in a URL in lower case', `?secret=${encodeURIComponent(SECRET).toLowerCase()}`],
  ['in a form', new URLSearchParams({ secret: SECRET }).toString()],
  ['in base64', base64(SECRET)],
  ['in the base64 of more', base64(`{"secret":"${SECRET}"}`)],
  ['in base64 of URLs', Buffer.from(`a${SECRET}`).toString('base64url')],
  ['in hex', Buffer.from(SECRET).toString('hex')],
  [
    'in HTML',
    SECRET.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'),
  ],
])('a secret %s is masked', (_, text) => {
  const masked = maskSecrets(`before ${text} after`, [SECRET, 'whsec_ab+/cd']);

  expect(masked).toContain('•••');
  expect(masked).toMatch(/^before .* after$/);
  for (const hidden of ['ab+', 'gh', 'ij', 'kl', 'mn', base64(SECRET).slice(4, 12)])
    expect(masked).not.toContain(hidden);
});

test('wherever a secret stands in base64, most of it is masked', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (before, after) => {
      const secret = newWebhookSecret();

      const masked = maskSecrets(base64(before + secret + after), [secret]);

      // At most one group of four characters on each side also depends on the bytes beside the secret.
      expect(Buffer.from(masked.replaceAll('•••', ''), 'base64').toString()).not.toContain(secret.slice(4, -4));
      expect(masked).toContain('•••');
    }),
  );
});

test('of a header its parts are masked too, and of Basic its password', () => {
  const header = `Basic ${base64('shop:correct horse')}`;

  expect(maskSecrets('You are shop with correct horse.', [header])).toBe('You are shop with •••.');
  expect(maskSecrets('token abcdefghijk', ['Bearer abcdefghijk'])).toBe('token •••');
});

test.each<[string, (bytes: Buffer) => Buffer | string]>([
  ['as they are', (bytes) => bytes],
  ['in base64', (bytes) => bytes.toString('base64')],
  ['in hex', (bytes) => bytes.toString('hex')],
])('the value of a header outside ASCII is masked where the receiver sends its bytes back %s', (_, write) => {
  const value = 'Schlüssel-für-das-Lager.';
  const answer = Buffer.concat([Buffer.from('You sent '), Buffer.from(write(Buffer.from(value, 'latin1')))]);

  expect(maskSecrets(new TextDecoder().decode(answer), [value])).toBe('You sent •••');
});

test('the start of a secret at which a text was cut is masked', () => {
  expect(maskSecrets('You sent Bearer abcdef', ['Bearer abcdefghijk'])).toBe('You sent •••');
});

test('a text without secrets stays, and very short values are not searched for', () => {
  expect(maskSecrets('{"ok":1}', ['1', '', SECRET])).toBe('{"ok":1}');
  expect(maskSecrets('$& (x) [y]', [])).toBe('$& (x) [y]');
});

test('of several forms at a place the longest is masked, also when shorter ones begin in the same way', () => {
  const secrets = ['abcd', 'abcdef', 'abcdefghij', 'abcx', 'ghijklmn'];

  expect(maskSecrets('abcdefgh abcdefghij abcde xabcdy abcx', secrets)).toBe('•••gh ••• •••e x•••y •••');
});

test('many headers of many words do not keep this process, although the receiver repeats them', () => {
  const words = Array.from({ length: 20 * 113 }, (_, n) => n.toString(36).padStart(8, 'q<é'));
  const headers = Array.from({ length: 20 }, (_, n) => words.slice(n * 113, (n + 1) * 113).join(' '));
  const begun = performance.now();

  for (const text of ['q<éq'.repeat(1024), headers.join('\n').slice(0, 4096)])
    expect(maskSecrets(text, headers)).not.toContain(headers[0]);

  // With a regular expression of all forms, it takes two seconds.
  expect(performance.now() - begun).toBeLessThan(1_000);
});
