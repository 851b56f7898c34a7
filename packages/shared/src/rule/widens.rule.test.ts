import { expect, test } from 'vitest';
import { type KeyBounds, widens } from './widens.rule.ts';

// The caller of `widens` gives it the function that decides whether networks are within other networks. In this test, a
// network is within another network when the two are equal, or in the one case that this function names.
const areWithin = (inner: readonly string[], outer: readonly string[]): boolean =>
  inner.every((network) => outer.includes(network) || (network === '10.1.0.0/16' && outer.includes('10.0.0.0/8')));

const sooner = new Date('2026-01-15T12:00:00Z');
const later = new Date('2026-01-16T12:00:00Z');
const BOUND: KeyBounds = {
  scopes: ['read'],
  allowedAddresses: ['10.0.0.0/8'],
  channelIds: ['a'],
  limitPerMinute: 10,
  limitPerMonth: 10,
  expiresAt: sooner,
};

const UNBOUND = {
  allowedAddresses: null,
  channelIds: null,
  limitPerMinute: null,
  limitPerMonth: null,
  expiresAt: null,
};

test.each<[string, Partial<KeyBounds>, boolean]>([
  ['nothing', {}, false],
  ['another scope', { scopes: ['send'] }, true],
  ['fewer scopes', { scopes: [] }, false],
  ['a network within its own', { allowedAddresses: ['10.1.0.0/16'] }, false],
  ['another network', { allowedAddresses: ['192.0.2.0/24'] }, true],
  ['every address', { allowedAddresses: null }, true],
  ['another number', { channelIds: ['a', 'b'] }, true],
  ['every number', { channelIds: null }, true],
  ['more calls a minute', { limitPerMinute: 11 }, true],
  ['calls a minute without a limit', { limitPerMinute: null }, true],
  ['fewer calls a minute', { limitPerMinute: 9 }, false],
  ['more calls a month', { limitPerMonth: 11 }, true],
  ['a later expiry', { expiresAt: later }, true],
  ['no expiry', { expiresAt: null }, true],
  ['more here and less there', { limitPerMinute: 11, limitPerMonth: 1 }, true],
])('a change to %s widens a key: %#', (_, change, expected) => {
  expect(widens(BOUND, { ...BOUND, ...change }, areWithin)).toBe(expected);
});

test('a key without bounds cannot be widened', () => {
  const unbound: KeyBounds = { ...UNBOUND, scopes: ['read'] };
  expect(widens(unbound, { ...BOUND, expiresAt: later }, areWithin)).toBe(false);
});
