import { expect, test } from 'vitest';
import { maskEmail } from './mask-email.rule.ts';

test.each([
  ['owner@bakery.example', 'o…@bakery.example'],
  ['a@b.example', 'a…@b.example'],
  ['"o@x"@bakery.example', '"…@bakery.example'],
])('%s is shown as %s', (email, shown) => {
  expect(maskEmail(email)).toBe(shown);
});
