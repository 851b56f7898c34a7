import { expect, test } from 'vitest';
import { afterRefusedAnswer, isBadLink } from './failure.rule.ts';
import type { Failure } from './server.ts';

const failure = (status: number, code: string | null = null, retryAfterSeconds: number | null = null): Failure => ({
  ok: false,
  status,
  code,
  reference: null,
  retryAfterSeconds,
  issues: [],
});

const about = (path: string): Failure => ({ ...failure(400, 'invalid_input'), issues: [{ path, message: 'Wrong.' }] });

test.each([
  [failure(404, 'not_found'), true],
  [failure(400, 'redirect_not_allowed'), true],
  [about('state'), true],
  [about('query'), true],
  // These failures are not about the link: the page is at another host, or a program on the way has changed the body.
  [about(''), false],
  [failure(400, 'invalid_input'), false],
  // This answer comes from a proxy that cannot find our server.
  [failure(404), false],
  [failure(403, 'suspended'), false],
  [failure(409, 'conflict'), false],
  [failure(429, 'rate_limited'), false],
  [failure(500, 'internal'), false],
  [failure(0), false],
])('a question refused with %o is a bad link: %s', (refused, expected) => {
  expect(isBadLink(refused)).toBe(expected);
});

test.each([
  [failure(403, 'code_required'), 'step_up'],
  [failure(401, 'unauthenticated'), 'ask_again'],
  // The request has ended, or another person has signed in in another tab. The page asks for the question again, and
  // the new question or refusal shows the reason.
  [failure(404, 'not_found'), 'numbers_changed'],
  [failure(409, 'conflict'), 'numbers_changed'],
  // The client has another partner now, or the person has another role. The next question shows the reason.
  [failure(403, 'not_allowed'), 'numbers_changed'],
  // The partner has removed the redirect URL from its list. Nobody may be redirected to that URL, not even with an
  // error.
  [failure(400, 'redirect_not_allowed'), 'numbers_changed'],
  [failure(400, 'invalid_input'), 'not_saved'],
  [failure(404), 'not_saved'],
  [failure(500, 'internal'), 'not_saved'],
  [failure(0), 'not_saved'],
])('an answer refused with %o', (refused, expected) => {
  expect(afterRefusedAnswer(refused)).toBe(expected);
});
