import { expect, test } from 'vitest';
import { emailText } from './email.ts';

test.each([
  ['owner@bakery.example', 'owner@bakery.example'],
  ['  Owner@Bakery.EXAMPLE\u00a0\n', 'owner@bakery.example'],
  ['owner@bücher.example', 'owner@xn--bcher-kva.example'],
  ['OWNER@BÜCHER.example', 'owner@xn--bcher-kva.example'],
  ['owner@bu\u0308cher.example', 'owner@xn--bcher-kva.example'],
  ['owner@xn--bcher-kva.example', 'owner@xn--bcher-kva.example'],
  ['owner@ｂａｋｅｒｙ。example', 'owner@bakery.example'],
  ['owner@пример.рф', 'owner@xn--e1afmkfd.xn--p1ai'],
  ['büro@example.com', 'büro@example.com'],
  ['BU\u0308RO@Example.com', 'büro@example.com'],
  ['ΟΔΟΣ@example.com', 'οδοσ@example.com'],
  ['οδος@example.com', 'οδοσ@example.com'],
  ['οδοσ@example.com', 'οδοσ@example.com'],
  ['ΟΔΟΣ.ΟΔΟΣ@example.com', 'οδοσ.οδοσ@example.com'],
  ['ｏｗｎｅｒ@example.com', 'owner@example.com'],
  ['𝐎𝐰𝐧𝐞𝐫@example.com', 'owner@example.com'],
  ["o'neil+keys.2@a-b.example", "o'neil+keys.2@a-b.example"],
  ['用户@例子.example', '用户@xn--fsqu00a.example'],
])('%j is kept as %j', (given, kept) => {
  expect(emailText.parse(given)).toBe(kept);
  expect(emailText.parse(kept)).toBe(kept);
});

test.each([
  '',
  'owner',
  '@bakery.example',
  'owner@',
  'owner@bakery',
  'owner＠evil.example@bakery.example',
  'owner@.example',
  '.owner@bakery.example',
  'own..er@bakery.example',
  'own er@bakery.example',
  'owner@bakery.example, thief@evil.example',
  'owner@bakery.example\r\nBcc: thief@evil.example',
  'owner@evil.example@bakery.example',
  '<owner@bakery.example>',
  '"owner"@bakery.example',
  'owner@127.0.0.1',
  'owner@0x7f.1',
  'owner@[127.0.0.1]',
  'owner@bakery.example:25',
  'owner@bakery.example/x',
  'owner@b%61kery.example',
  'own\u202eer@bakery.example',
  'own\u200ber@bakery.example',
  '\ud800@bakery.example',
  `${'a'.repeat(65)}@bakery.example`,
  `owner@${'a'.repeat(64)}.example`,
  `owner@${'abcdefg.'.repeat(32)}example`,
  `${'\u0300'.repeat(200_000)}@bakery.example`,
])('%j is no address, and says what one looks like', (given) => {
  const issues = emailText.safeParse(given).error?.issues.map(({ message }) => message);
  expect(issues?.[0]).toBe('Enter an email address, like name@example.com.');
});
