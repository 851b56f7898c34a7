import { describe, expect, test, vi } from 'vitest';
import type { Failure } from './server.ts';
import * as texts from './texts/texts.ts';
import { whyNotAsked, whyNotReviewed, whyNotSaved, whyNotSignedIn } from './why.ts';
import { whyBadLink } from './why-bad-link.ts';

const HOME = 'http://localhost:8082';
vi.stubGlobal('document', { getElementById: () => ({ dataset: { home: HOME }, querySelector: () => null }) });

const failure = (status: number, code: string | null = null, retryAfterSeconds: number | null = null): Failure => ({
  ok: false,
  status,
  code,
  reference: null,
  retryAfterSeconds,
  issues: [],
});
const about = (path: string): Failure => ({ ...failure(400, 'invalid_input'), issues: [{ path, message: 'Wrong.' }] });

/** Each kind of failure that a call can have, and the sentence for this failure. */
const KINDS: [kind: string, failures: Failure[], sentence: string][] = [
  ['no answer', [failure(0)], texts.failedNoAnswer],
  // The page is at another host, a program on the way has changed a header or a body, or a proxy answers.
  [
    'not taken',
    [about(''), ...[400, 402, 404, 405, 413, 415, 431].map((status) => failure(status)), failure(403, 'not_allowed')],
    `The server did not take what this page sent. Open the page again at ${HOME}.`,
  ],
  ['suspended', [failure(403, 'suspended')], 'This account is suspended. Contact the operator.'],
  ['too many', [failure(429, 'rate_limited', 30)], 'There were too many requests. Wait 30 seconds, then try again.'],
  ['our mistake', [failure(500, 'internal')], 'This is our mistake. Try again; if it stays, tell the operator.'],
  ['away, or another was first', [409, 501, 502, 503, 504].map((status) => failure(status)), 'Try again in a moment.'],
];

describe.each(KINDS)('%s', (kind, failures, sentence) => {
  test.each(failures)('$status $code', (refused) => {
    const notSaved = kind === 'no answer' ? texts.failedNoAnswerToSave : `Nothing was changed. ${sentence}`;
    const notSignedIn =
      kind === 'too many' ? 'Too many tries. Wait 30 seconds, then try again.' : `We couldn't check that. ${sentence}`;

    expect(whyNotAsked(refused)).toBe(sentence);
    expect(whyNotSaved(refused, 0)).toBe(notSaved);
    expect(whyNotReviewed(refused)).toBe(`Nothing was changed. ${sentence} We'll keep your choice.`);
    expect(whyNotSignedIn(refused, texts.signInWrong)).toBe(notSignedIn);
  });
});

test('each kind has a sentence of its own', () => {
  expect(new Set(KINDS.map(([, , sentence]) => sentence)).size).toBe(KINDS.length);
});

test('after a reply that never came, nobody promises that nothing was changed', () => {
  expect(whyNotSaved(failure(503), 1)).toBe('Try again in a moment.');
});

test.each([failure(401, 'unauthenticated'), about('email'), about('password')])(
  'what was typed is wrong only when the server says so: %o',
  (refused) => {
    expect(whyNotSignedIn(refused, texts.signInWrong)).toBe('This email and password do not match.');
  },
);

test.each([
  [1, 'Wait 1 second'],
  [600, 'Wait 10 minutes'],
  [null, 'Wait a few minutes'],
])('after %j seconds a sign-in is tried again', (seconds, wait) => {
  const refused = failure(429, 'rate_limited', seconds);

  expect(whyNotSignedIn(refused, texts.signInWrong)).toBe(`Too many tries. ${wait}, then try again.`);
});

test.each([
  ['it leads to an unlisted address', failure(400, 'redirect_not_allowed'), 'Acme has not registered'],
  ['a part of it cannot be read', about('state'), "can't be read. Please tell Acme."],
  ['it is too long', about('query'), '8,192 characters. Please tell Acme.'],
  ['nobody knows it', failure(404, 'not_found'), 'expired or was already used'],
])('of a bad link is said that %s', (_, refused, words) => {
  expect(whyBadLink(refused, 'Acme')).toContain(words);
});
