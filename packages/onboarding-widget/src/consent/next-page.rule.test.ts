import { expect, test } from 'vitest';
import { nextPage } from './next-page.rule.ts';

const ROOT = new URL('https://keys.example/');
const BELOW = new URL('https://keys.example/chatelaine/');

test.each([
  '/partner',
  '/partner/',
  '/partner/keys?status=live#top',
  '/client/numbers',
  '/profile',
  '/partner/ch%C3%A4tels',
])('%s is taken', (next) => {
  expect(nextPage(next, ROOT)).toBe(next);
});

test('a path is measured below the path of the server', () => {
  expect(nextPage('/chatelaine/client/keys', BELOW)).toBe('/chatelaine/client/keys');
  expect(nextPage('/client/keys', BELOW)).toBeNull();
  expect(nextPage('/chatelaine/../client', BELOW)).toBeNull();
});

test.each([
  null,
  '',
  '/',
  'partner',
  '/hub',
  '/partnership',
  '/partner.evil.example',
  '/partner@evil.example',
  '/PARTNER',
  '//evil.example',
  '//evil.example/partner',
  '///evil.example/partner',
  '/\\evil.example',
  '\\\\evil.example/partner',
  '/partner\\..\\..\\evil',
  '/partner/../..//evil.example',
  '/partner/../evil',
  '/partner/..',
  '/partner/%2e%2e/evil',
  '/partner/.%2E/evil',
  '/partner%2f..%2fevil',
  '/partner/%2f%2fevil.example',
  '/partner/%5cevil.example',
  '/%2fevil.example/partner',
  '/partner/%0d%0aset-cookie:x',
  '/partner/%00',
  '/\t/evil.example',
  '/par\ttner',
  '/partner\n',
  ' /partner',
  '/partner ',
  '\u00a0/partner',
  '\u200b/partner',
  '/\u202epartner',
  '\uff0f\uff0fevil.example',
  '/\uff0fevil.example',
  '\u2044partner',
  'javascript:alert(1)',
  'javascript:/partner',
  'data:text/html,/partner',
  'https://evil.example/partner',
  'https:/partner',
  'https://keys.example/partner',
  'https://keys.example@evil.example/partner',
  '?next=/partner',
  '#/partner',
])('%j is ignored', (next) => {
  expect(nextPage(next, ROOT)).toBeNull();
});
