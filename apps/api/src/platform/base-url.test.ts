import { expect, test } from 'vitest';
import { hasOwnPath, originIn, pathIn, readBaseUrl } from './base-url.ts';

test.each([
  ['https://k.example', 'https://k.example', ''],
  ['https://k.example/', 'https://k.example', ''],
  ['http://localhost:8082', 'http://localhost:8082', ''],
  ['HTTPS://K.example/Keys', 'https://k.example/Keys', '/Keys'],
  ['https://k.example:443', 'https://k.example', ''],
  ['http://localhost:80/keys/', 'http://localhost/keys', '/keys'],
  ['https://k.example/chatelaine', 'https://k.example/chatelaine', '/chatelaine'],
  ['https://k.example/chatelaine/', 'https://k.example/chatelaine', '/chatelaine'],
  ['https://k.example:8443/Tools/keys-v1.2_b', 'https://k.example:8443/Tools/keys-v1.2_b', '/Tools/keys-v1.2_b'],
])('%s is %s', (text, baseUrl, path) => {
  expect(readBaseUrl(text)).toBe(baseUrl);
  expect(pathIn(baseUrl)).toBe(path);
  expect(originIn(baseUrl) + path).toBe(baseUrl);
});

test.each([
  ...['k.example', 'ftp://k.example', 'javascript:alert(1)', 'https://me@k.example', 'https://k.example:080'],
  ...['https://k.example?x', 'https://k.example/a?x', 'https://k.example/a#x', 'https://k.example/#', 'https://0x7f.1'],
  ...['https://k.example//', 'https://k.example//a', 'https://k.example/a//', 'https://k.example/a//b'],
  ...['https://k.example/a/../b', 'https://k.example/.', 'https://k.example/a%2Fb', 'https://k.example/%61'],
  ...[
    'https://k.example/a b',
    'https://k.example/a;b',
    'https://k.example/"a',
    'https://k.example/ä',
    ' https://k.example',
  ],
  ...['https://k.example\\a', 'https://k.example/a~b', 'https://k.example/a,b', 'https://k.example/a\n'],
])('%j is no BASE_URL', (text) => {
  expect(readBaseUrl(text)).toBeNull();
});

test.each([
  ['https://k.example/messages', true],
  ['https://k.example/team/messages/eu', true],
  ['https://k.example/trpc/', true],
  ['https://k.example/healthz', true],
  ['https://k.example/whatsapp-messages', false],
  ['https://messages.example', false],
])('the path of %s has an address of ours in it: %s', (text, expected) => {
  expect(hasOwnPath(text)).toBe(expected);
});
