import { expect, test } from 'vitest';
import { CHALLENGE_MS, createChallenges } from './challenges.ts';

const NOW = new Date('2026-11-30T12:00:00Z');
const later = (ms: number) => new Date(NOW.getTime() + ms);
const challenges = createChallenges('a secret of the server');
const made = challenges.make('sign-in', NOW);
const bytes = Buffer.from(made, 'base64url');
const changedAt = (at: number) => {
  const copy = Buffer.from(bytes);
  copy.writeUInt8(copy.readUInt8(at) ^ 1, at);
  return copy.toString('base64url');
};

test.each<[string, boolean, string, string, Date]>([
  ['at once', true, made, 'sign-in', NOW],
  ['in the last millisecond', true, made, 'sign-in', later(CHALLENGE_MS)],
  ['too late', false, made, 'sign-in', later(CHALLENGE_MS + 1)],
  ['for another purpose', false, made, 'sign-i', NOW],
  ['with other random bytes', false, changedAt(0), 'sign-in', NOW],
  ['with another time', false, changedAt(20), 'sign-in', NOW],
  ['with another HMAC', false, changedAt(53), 'sign-in', NOW],
  ['of another secret', false, createChallenges('another').make('sign-in', NOW), 'sign-in', NOW],
  ['in another notation', false, `${made}=`, 'sign-in', NOW],
  ['cut', false, made.slice(0, -4), 'sign-in', NOW],
  ['empty', false, '', 'sign-in', NOW],
])('a challenge %s is valid: %s', (_name, isValid, challenge, purpose, now) => {
  expect(challenges.isValid(challenge, purpose, now)).toBe(isValid);
});

test('no two challenges are equal', () => {
  expect(challenges.make('sign-in', NOW)).not.toBe(made);
});
