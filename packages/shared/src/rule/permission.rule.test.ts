import { expect, test } from 'vitest';
import { mayWithdraw, permissionStatus, startsShared } from './permission.rule.ts';

const now = new Date('2026-01-15T12:00:00Z');
const before = new Date('2026-01-15T11:59:59.999Z');
const after = new Date('2026-01-15T12:00:00.001Z');

test.each([
  ['no episode', null, 'missing'],
  ['open for ever', { expiresAt: null, withdrawnAt: null }, 'shared'],
  ['open until later', { expiresAt: after, withdrawnAt: null }, 'shared'],
  ['at its date', { expiresAt: now, withdrawnAt: null }, 'missing'],
  ['past its date', { expiresAt: before, withdrawnAt: null }, 'missing'],
  ['withdrawn', { expiresAt: null, withdrawnAt: before }, 'missing'],
  ['withdrawn by a node whose clock is ahead', { expiresAt: null, withdrawnAt: after }, 'missing'],
] as const)('%s is %s', (_, episode, status) => {
  expect(permissionStatus(episode, now)).toBe(status);
});

test.each([
  ['direct', false, true],
  ['direct', true, true],
  ['partner', true, true],
  ['partner', false, false],
] as const)('payment %s, clients may withdraw %s: %s', (payment, clientsMayWithdraw, expected) => {
  expect(mayWithdraw(payment, { clientsMayWithdraw })).toBe(expected);
});

test.each([
  ['partner', { shareNewNumbersByDefault: true }, true],
  ['partner', { shareNewNumbersByDefault: false }, false],
  ['partner', null, false],
  ['direct', { shareNewNumbersByDefault: true }, false],
] as const)('a new number on %s payment with %j starts shared: %s', (payment, partner, expected) => {
  expect(startsShared(payment, partner)).toBe(expected);
});
