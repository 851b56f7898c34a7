import { describe, expect, test } from 'vitest';
import { afterRefusedAnswer, isBadLink, whyNotAsked, whyNotSaved, whyNotSignedIn } from './failure.rule.ts';
import type { Failure } from './server.ts';
import { en } from './texts.ts';

const failure = (status: number, code: string | null = null, retryAfterSeconds: number | null = null): Failure => ({
  ok: false,
  status,
  code,
  reference: null,
  retryAfterSeconds,
  issues: [],
});

test.each([
  [400, true],
  [404, true],
  [403, false],
  [429, false],
  [500, false],
  [0, false],
])('a question refused with %i is a bad link: %s', (status, expected) => {
  expect(isBadLink(failure(status))).toBe(expected);
});

test.each([
  [failure(403, 'code_required'), 'step_up'],
  [failure(401, 'unauthenticated'), 'ask_again'],
  [failure(404, 'not_found'), 'bad_link'],
  [failure(409, 'conflict'), 'not_saved'],
  [failure(403, 'not_allowed'), 'not_saved'],
  [failure(500, 'internal'), 'not_saved'],
  [failure(0), 'not_saved'],
])('an answer refused with %o', (refused, expected) => {
  expect(afterRefusedAnswer(refused)).toBe(expected);
});

describe('"Nothing was changed" is said', () => {
  test.each([
    ['when the server said no', failure(500, 'internal'), true, 'Nothing was changed. Try again in a moment.'],
    [
      'when the numbers changed',
      failure(409, 'conflict'),
      true,
      'Nothing was changed. Your numbers have changed meanwhile. Try again to see them.',
    ],
    [
      'when there were too many',
      failure(429, 'rate_limited', 30),
      true,
      'Nothing was changed. There were too many requests. Wait 30 seconds, then try again.',
    ],
    ['not when no answer came', failure(0), true, en.failed.noAnswerToSave],
    ['not when offline', failure(0), false, "You're offline. We'll keep your choice."],
  ])('%s', (_, refused, isOnline, expected) => {
    expect(whyNotSaved(refused, en, isOnline)).toBe(expected);
  });
});

test('a suspended account is told so', () => {
  expect(whyNotAsked(failure(403, 'suspended'), en, true)).toBe('This account is suspended. Contact the operator.');
});

test.each([
  [failure(401), 'This email and password do not match.'],
  [failure(400), 'This email and password do not match.'],
  [failure(429, 'rate_limited', 1), 'Too many tries. Wait 1 second, then try again.'],
  [failure(429, 'rate_limited', 600), 'Too many tries. Wait 10 minutes, then try again.'],
  [failure(429, 'rate_limited'), 'Too many tries. Wait a few minutes, then try again.'],
  [failure(503), "We couldn't check that. Check your connection and try again."],
])('a sign-in refused with %o', (refused, expected) => {
  expect(whyNotSignedIn(refused, en, en.signIn.wrong)).toBe(expected);
});
