import { expect, test } from 'vitest';
import { dueLead } from './lead.rule.ts';

const NOW = new Date('2026-11-21T10:00:00Z');
const DAY = 86_400_000;

test.each([
  ['more than thirty days away', 30 * DAY + 1, null],
  ['thirty days away', 30 * DAY, 30],
  ['a little more than a week away', 7 * DAY + 1, 30],
  ['a week away: the nearest announcement, not both', 7 * DAY, 7],
  ['a little more than a day away', DAY + 1, 7],
  ['a day away', DAY, 1],
  ['a millisecond away', 1, 1],
  ['this instant', 0, null],
  ['over', -1, null],
])('an end that is %s', (_which, leftMs, lead) => {
  expect(dueLead(new Date(NOW.getTime() + leftMs), NOW)).toBe(lead);
});
