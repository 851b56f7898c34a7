import { expect, test } from 'vitest';
import { isLinkOpen } from './sign-up-link.rule.ts';

const now = new Date('2026-01-15T12:00:00Z');
const after = new Date('2026-01-15T12:00:00.001Z');

test.each([
  ['before its end', { usedAt: null, expiresAt: after }, true],
  ['at its end', { usedAt: null, expiresAt: now }, false],
  ['that was used', { usedAt: now, expiresAt: after }, false],
])('a link %s works: %#', (_, link, works) => {
  expect(isLinkOpen(link, now)).toBe(works);
});
