import { describe, expect, test } from 'vitest';
import type { Failure } from './server.ts';
import * as texts from './texts/texts.ts';
import { whyBadLink, whyNotAsked, whyNotSaved, whyNotSignedIn } from './why.ts';

const failure = (status: number, code: string | null = null, retryAfterSeconds: number | null = null): Failure => ({
  ok: false,
  status,
  code,
  reference: null,
  retryAfterSeconds,
  issues: [],
});

describe('"Nothing was changed" is said', () => {
  test.each([
    ['when the server said no', failure(500, 'internal'), 0, 'Nothing was changed. Try again in a moment.'],
    [
      'when there were too many',
      failure(429, 'rate_limited', 30),
      0,
      'Nothing was changed. There were too many requests. Wait 30 seconds, then try again.',
    ],
    ['not when no answer came', failure(0), 1, texts.failedNoAnswerToSave],
    ['not when none had come before', failure(500, 'internal'), 1, 'Try again in a moment.'],
  ])('%s', (_, refused, lost, expected) => {
    expect(whyNotSaved(refused, lost)).toBe(expected);
  });
});

test('a suspended account is told so', () => {
  expect(whyNotAsked(failure(403, 'suspended'))).toBe('This account is suspended. Contact the operator.');
});

test.each([
  [failure(401), 'This email and password do not match.'],
  [failure(400), 'This email and password do not match.'],
  [failure(429, 'rate_limited', 1), 'Too many tries. Wait 1 second, then try again.'],
  [failure(429, 'rate_limited', 600), 'Too many tries. Wait 10 minutes, then try again.'],
  [failure(429, 'rate_limited'), 'Too many tries. Wait a few minutes, then try again.'],
  [failure(503), "We couldn't check that. Check your connection and try again."],
])('a sign-in refused with %o', (refused, expected) => {
  expect(whyNotSignedIn(refused, texts.signInWrong)).toBe(expected);
});

test('a link that leads back to an unlisted address is not said to be old', () => {
  expect(whyBadLink(failure(400, 'redirect_not_allowed'), 'Acme')).toContain('Acme has not registered');
  expect(whyBadLink(failure(404, 'not_found'), 'Acme')).toContain('expired or was already used');
});
