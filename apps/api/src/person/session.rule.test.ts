import { expect, test } from 'vitest';
import { isFresh } from './session.rule.ts';

const signedInAt = new Date('2026-01-15T12:00:00Z');

test.each([
  ['at once', 0, true],
  ['after ten minutes', 600_000, true],
  ['a millisecond later', 600_001, false],
  ['when another node is ahead', -500, true],
] as const)('%s: %s ms, fresh %s', (_, ms, expected) => {
  expect(isFresh({ signedInAt, codeSkipped: false }, new Date(signedInAt.getTime() + ms))).toBe(expected);
});

test('a sign-in that skipped the code of the app is never good for a dangerous act', () => {
  expect(isFresh({ signedInAt, codeSkipped: true }, signedInAt)).toBe(false);
});
