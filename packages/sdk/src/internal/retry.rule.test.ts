import { describe, expect, test } from 'vitest';
import { ApiError } from '../error/api-error.ts';
import { ConnectionError } from '../error/connection-error.ts';
import { isRetryableStatus, isUnexecutedStatus, mayRetry, parseRetryAfter, retryDelayMs } from './retry.rule.ts';

const answered = (status: number, retryAfterMs?: number) => ({
  error: new ApiError('No.', {
    code: 'internal',
    status,
    requestId: '',
    retryable: isRetryableStatus(status),
    retryAfterMs,
  }),
  isUnexecuted: isUnexecutedStatus(status, retryAfterMs),
});
const unanswered = (code: 'connection' | 'timeout' | 'aborted', isUnexecuted: boolean) => ({
  error: new ConnectionError(code, 'No.'),
  isUnexecuted,
});

describe('what may be tried again', () => {
  test.each([
    ['a broken connection', unanswered('connection', false), true],
    ['a refused connection', unanswered('connection', true), true],
    ['a timeout', unanswered('timeout', false), true],
    ['an abort', unanswered('aborted', true), false],
    ['400', answered(400), false],
    ['403', answered(403), false],
    ['404', answered(404), false],
    ['408', answered(408), true],
    ['409', answered(409), false],
    ['429', answered(429), true],
    ['429 for a minute', answered(429, 60_000), true],
    ['429 for longer than a minute', answered(429, 60_001), false],
    ['500', answered(500), true],
    ['501', answered(501), false],
    ['502', answered(502), true],
    ['503', answered(503), true],
    ['503 that says when', answered(503, 0), true],
    ['504', answered(504), true],
    ['505', answered(505), false],
    ['200 of somebody else', answered(200), false],
  ])('%s', (_, failure, isRepeated) => {
    expect(mayRetry(failure.error)).toBe(isRepeated);
  });
});

describe('how long to wait', () => {
  test.each([
    ['the first retry', answered(500), 1, 1, 500],
    ['the second', answered(500), 2, 1, 1000],
    ['the fourth', answered(500), 4, 1, 4000],
    ['never more than 8 seconds', answered(500), 20, 1, 8000],
    ['any part of it', answered(500), 5, 0.25, 2000],
    ['what the server asked', answered(429, 30_000), 1, 0.5, 30_000],
    ['not at all when it asked for 0', answered(429, 0), 1, 0.5, 0],
    ['without an answer', unanswered('timeout', false), 1, 0.5, 250],
  ])('%s', (_, failure, attempt, random, delayMs) => {
    expect(retryDelayMs(failure.error, attempt, random)).toBe(delayMs);
  });
});

describe('Retry-After', () => {
  const now = Date.parse('2026-11-21T12:00:00Z');
  test.each([
    [null, undefined],
    ['', undefined],
    ['soon', undefined],
    ['0', 0],
    ['2', 2000],
    ['-1', 0],
    ['Sat, 21 Nov 2026 12:00:30 GMT', 30_000],
    ['Sat, 21 Nov 2026 11:00:00 GMT', 0],
  ])('%j', (header, ms) => {
    expect(parseRetryAfter(header, now)).toBe(ms);
  });
});
