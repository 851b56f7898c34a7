import type { AnswerInput } from '@chatelaine/shared';
import { expect, test } from 'vitest';
import { isSameAnswer } from './same-answer.rule.ts';

type Save = Extract<AnswerInput, { decision: 'save' }>;

const UNTIL = '2026-12-31T00:00:00.000Z';
const KEPT = {
  answer: 'granted' as const,
  clientId: 'c1',
  granted: ['a', 'b'],
  withdrawn: ['x'],
  shared: ['a', 'b', 'k'],
  grantsUntil: new Date(UNTIL),
};
const SAVE: Save = {
  requestId: 'r1',
  decision: 'save',
  clientId: 'c1',
  grant: ['b', 'a'],
  withdraw: ['x'],
  keep: ['k'],
  expiresAt: UNTIL,
};
const DENY: AnswerInput = { requestId: 'r1', decision: 'deny' };

test.each<[string, boolean, AnswerInput]>([
  ['the same, in another order', true, SAVE],
  ['the same end in another spelling', true, { ...SAVE, expiresAt: '2026-12-31T01:00:00+01:00' }],
  ['with a review or without', true, { ...SAVE, review: 'v1.x' }],
  ['fewer granted', false, { ...SAVE, grant: ['a'] }],
  ['others granted', false, { ...SAVE, grant: ['a', 'c'] }],
  ['more granted', false, { ...SAVE, grant: ['a', 'b', 'c'] }],
  ['one granted twice', false, { ...SAVE, grant: ['a', 'a'] }],
  ['nothing withdrawn', false, { ...SAVE, withdraw: [] }],
  ['what was withdrawn is kept', false, { ...SAVE, keep: ['x'] }],
  ['another client', false, { ...SAVE, clientId: 'c2' }],
  ['another end', false, { ...SAVE, expiresAt: '2027-12-31T00:00:00.000Z' }],
  ['no end', false, (({ expiresAt: _, ...rest }) => rest)(SAVE)],
  ['no', false, DENY],
])('%s: %s', (_what, expected, input) => {
  expect(isSameAnswer(KEPT, input)).toBe(expected);
});

test('no is the same as no, and as nothing else', () => {
  const denied = { ...KEPT, answer: 'denied' as const, clientId: null, granted: [], withdrawn: [], shared: [] };

  expect(isSameAnswer(denied, DENY)).toBe(true);
  expect(isSameAnswer(denied, { ...SAVE, grant: [], withdraw: [], keep: [] })).toBe(false);
});

test('an end of nothing says nothing', () => {
  const unchanged = { ...KEPT, granted: [], withdrawn: [], shared: ['k'], grantsUntil: null };

  expect(isSameAnswer(unchanged, { ...SAVE, grant: [], withdraw: [] })).toBe(true);
});
