import { expect, test } from 'vitest';
import { isOldSecretAlive } from './old-secret.rule.ts';

const at = new Date('2026-11-30T10:00:00.000Z');

test.each([
  ['without an end', null, false],
  ['a millisecond before its end', new Date(at.getTime() + 1), true],
  ['at its end', at, false],
])('the secret before, %s', (_when, endsAt, isAlive) => {
  expect(isOldSecretAlive(endsAt, at)).toBe(isAlive);
});
