import { cpuLimit, cpuOf } from '@chatelaine/tools/cpu';
import { expect, test } from 'vitest';
import { withoutKeys } from './logged-path.ts';

const SECRET = 'yKMRoxRrPk7sPBjvt4Azif5YtFMJzMrk13LgIm';
const TOKEN = 'Zq8TmW2cVb6NhR4yKd0PxLs7JgF3aEu9';
const encoded = (text: string): string => [...text].map((letter) => `%${letter.charCodeAt(0).toString(16)}`).join('');

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
  ...[`/wap%u005f${SECRET}`, `/wap%25u005f${SECRET}`, `/%77ap_${SECRET}`, `/%2577ap_${SECRET}`],
  ...[
    '~',
    '%22',
    'key%3D',
    'key=',
    ',',
    'req_',
    'usr_',
    '%',
    '%%',
    '%u',
    '%zz',
    '(',
    ';',
    ':',
    '"',
    'x',
    '+',
    '%00',
    '%ff',
  ].map((before) => `/${before}${SECRET}`),
  ...['%23', '%2523', '%3Ftoken%3D', '=', ':', '&token=', '/%20', '/%E2%80%8B', '/', '%252525253D'].map(
    (before) => `/sign-in/new${before}${TOKEN}`,
  ),
  `/assets/${SECRET}`,
  `/assets/index-${SECRET}.js`,
  `/assets/x/index-${SECRET}.js`,
  `/${encoded(SECRET)}`,
  `/${encoded(encoded(SECRET))}`,
  `/wap_${encoded(encoded(encoded(SECRET)))}`,
  `/${'a/'.repeat(95)}${SECRET}`,
  `/${'%61/'.repeat(250)}${SECRET}`,
])('no secret is left of %s', (path) => {
  const logged = withoutKeys(path);
  for (const part of [
    SECRET.slice(0, 12),
    SECRET.slice(12, 20),
    SECRET.slice(-8),
    TOKEN.slice(0, 8),
    TOKEN.slice(-8),
  ]) {
    expect(logged).not.toContain(part);
    expect(logged).not.toContain(encoded(part));
  }
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
  '/x/per_0123456789012345678901/usr_0123456789012345678901',
  '/x/evt_01ARZ3NDEKTSV4RRFFQ69G5FAV',
  '/trpc/authenticator.renewRecoveryCodes,channelKeys.list',
  '/assets/authenticator-setup-Bx3_kQ9-.js',
  '/v1/configs/webhook',
  '/api/auth/sign-in/email',
])('%s is written as it is', (path) => {
  expect(withoutKeys(path)).toBe(path);
});

test('the longest path costs next to nothing', () => {
  const paths = ['%25'.repeat(5_000), 'a'.repeat(16_000), 'wap_'.repeat(4_000), '%u0025'.repeat(2_000)];

  const { ms } = cpuOf(() => {
    for (let at = 0; at < 250; at++) for (const path of paths) withoutKeys(`/${path}`);
  });

  expect(ms / 1_000).toBeLessThan(cpuLimit(0.5));
});
