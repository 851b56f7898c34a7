import { expect, test } from 'vitest';
import { legacyTokenStatus } from './legacy-token.rule.ts';

const now = new Date('2026-01-15T12:00:00Z');
const after = new Date('2026-01-15T12:00:00.001Z');

test.each([
  ['live', { endedAt: null, expiresAt: after }],
  ['expired', { endedAt: null, expiresAt: now }],
  ['ended', { endedAt: now, expiresAt: after }],
  ['ended', { endedAt: after, expiresAt: now }],
])('a legacy token is %s: %#', (status, token) => {
  expect(legacyTokenStatus(token, now)).toBe(status);
});
