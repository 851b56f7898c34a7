import { expect, test } from 'vitest';
import { withoutKeys } from './request.ts';

const SECRET = 'yKMRoxRrPk7sPBjvt4Azif5YtFMJzMrk13LgIm';

test.each([
  `/wac_${SECRET}`,
  `/x/wap_${SECRET}/y`,
  `/wap%5F${SECRET}`,
  `/wap%5f${SECRET}`,
  `/wac%255F${SECRET}`,
  `/WAC_${SECRET}`,
  `/wat_${SECRET}`,
  `/wa_${SECRET}`,
  `/sign-in/new/${SECRET}`,
  `/trpc/${SECRET}`,
  `/trpc/codes.${SECRET}`,
])('no secret is left of %s', (path) => {
  expect(withoutKeys(path)).not.toContain(SECRET.slice(0, 12));
});

test('a one-time code in a path is not written', () => {
  expect(withoutKeys('/trpc/otc_0123456789012345678901%2012345678')).toBe('/trpc/[key]');
});

test.each([
  '/permission',
  '/trpc/channelKeys.create',
  '/onboarding/0123456789PA',
  '/x/req_0123456789012345678901',
  '/x/key_0123456789012345678901',
])('%s is written as it is', (path) => {
  expect(withoutKeys(path)).toBe(path);
});
