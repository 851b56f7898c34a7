import { expect, test } from 'vitest';
import { nameText, pageQuery, startOnboarding } from './schema.ts';

test.each([
  ['  Prod server ', 'Prod server'],
  ['Cafe\u0301', 'Caf\u00e9'],
  ['🔑'.repeat(64), '🔑'.repeat(64)],
])('the name %j is kept as %j', (given, kept) => {
  expect(nameText.parse(given)).toBe(kept);
});

test.each(['', '   ', 'a'.repeat(65), 'a\u0000b', 'a\nb', 'a\u202eb', 'a\u200bb', '\ud800', '\u2066x'])(
  '%j is no name',
  (given) => {
    expect(nameText.safeParse(given).success).toBe(false);
  },
);

test.each(['\u3164', '\u115f', '\u1160', '\uffa0', '\u2800', '\u00ad', '\ufe0f', '\u034f', '\u17b4', '\ufffc'])(
  'a name of %j alone shows nothing, and beside a letter it may stand',
  (given) => {
    for (const name of [given, ` ${given} ${given}`, `${given}\u0301`]) {
      const issues = nameText.safeParse(name).error?.issues.map(({ message }) => message);
      expect(issues).toEqual(['This name shows nothing. Give it a letter, a digit or a sign.']);
    }
    expect(nameText.safeParse(`a${given}`).success).toBe(true);
  },
);

test.each(['1', '-', '❤\ufe0f', '한국', '🔑', 'é', '٣'])('%j is a name: there is something to see', (name) => {
  expect(nameText.parse(name)).toBe(name);
});

test.each([
  ['+44 7700 900123', '447700900123'],
  ['+1 (202) 555-0121', '12025550121'],
])('the number %s is read as %s', (given, digits) => {
  expect(startOnboarding.parse({ number: given }).number).toBe(digits);
});

test('a page has 50 rows unless it is asked for 1 to 200, and unknown fields are refused', () => {
  expect(pageQuery.parse({})).toEqual({ limit: 50 });
  for (const limit of [0, 201, 1.5, '50']) expect(pageQuery.safeParse({ limit }).success).toBe(false);
  expect(pageQuery.safeParse({ limti: 5 }).success).toBe(false);
});
