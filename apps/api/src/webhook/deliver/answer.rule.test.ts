import { expect, test } from 'vitest';
import { judgeAnswer, retryAfterMs } from './answer.rule.ts';

const now = new Date('2026-03-04T05:06:07.000Z');
const DAY_MS = 86_400_000;

test.each<[text: string | undefined, ms: number | null]>([
  ['120', 120_000],
  [' 1 ', 1_000],
  ['0', 1_000],
  ['99999999', DAY_MS],
  ['Wed, 04 Mar 2026 05:07:07 GMT', 60_000],
  ['Wed, 04 Mar 2026 05:00:00 GMT', 1_000],
  ['Wed, 04 Mar 2030 05:00:00 GMT', DAY_MS],
  ['soon', null],
  ['-5', null],
  ['1.5', null],
  ['2026', 2_026_000],
  ['', null],
  [undefined, null],
])('Retry-After: %s', (text, ms) => {
  expect(retryAfterMs(text, now)).toBe(ms);
});

const judge = (status: number, over: { retryAfter?: string; holds?: number; isTest?: boolean } = {}) =>
  judgeAnswer({ status, retryAfter: undefined, holds: 0, isTest: false, ...over }, now);

test.each([
  [200, 'delivered'],
  [204, 'delivered'],
  [299, 'delivered'],
  [199, 'failed'],
  [301, 'failed'],
  [302, 'failed'],
  [304, 'failed'],
  [400, 'failed'],
  [410, 'gone'],
  [429, 'failed'],
  [500, 'failed'],
  [503, 'failed'],
] as const)('%i without Retry-After: %s', (status, kind) => {
  expect(judge(status).kind).toBe(kind);
});

test('only 429 and 503 ask for a wait, at most 20 times for a delivery, and never for a test', () => {
  const retryAfter = '30';
  expect(judge(429, { retryAfter })).toEqual({ kind: 'held', waitMs: 30_000 });
  expect(judge(503, { retryAfter, holds: 19 }).kind).toBe('held');
  expect(judge(503, { retryAfter, holds: 20 }).kind).toBe('failed');
  expect(judge(500, { retryAfter }).kind).toBe('failed');
  expect(judge(429, { retryAfter, isTest: true }).kind).toBe('failed');
  expect(judge(410, { isTest: true }).kind).toBe('failed');
});
