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
  [failure(409, 'conflict'), 'numbers_changed'],
  // The client has another partner now, or the person another role: the question shows which.
  [failure(403, 'not_allowed'), 'numbers_changed'],
  // The partner has taken the address off the list meanwhile: nobody may be led there, not even with an error.
  [failure(400, 'redirect_not_allowed'), 'bad_link'],
  [failure(400, 'invalid_input'), 'not_saved'],
  [failure(500, 'internal'), 'not_saved'],
  [failure(0), 'not_saved'],
])('an answer refused with %o', (refused, expected) => {
  expect(afterRefusedAnswer(refused)).toBe(expected);
});
