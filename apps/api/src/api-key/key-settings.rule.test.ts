import { expect, test } from 'vitest';
import { isOver, NO_SETTINGS, settingsAfter, settingsOfNew } from './key-settings.rule.ts';

const now = new Date('2026-01-15T12:00:00Z');

test('what is left out stays, null takes a bound away, and numbers are kept once and in order', () => {
  const base = { ...NO_SETTINGS, team: 'Support', limitPerMinute: 10, limitPerMonth: 10, expiresAt: now };

  const after = settingsAfter(base, { limits: { perMinute: null }, expiresAt: null, channelIds: ['b', 'a', 'b'] });

  expect(after).toEqual({ ...base, limitPerMinute: null, expiresAt: null, channelIds: ['a', 'b'] });
});

test.each([
  ['what was asked', { scopes: ['settings' as const] }, ['settings']],
  ['else what the copied key has', {}, ['keys']],
])('a new key has the scopes: %s', (_, asked, scopes) => {
  expect(settingsOfNew('partner', { ...NO_SETTINGS, scopes: ['keys'] }, asked).scopes).toEqual(scopes);
});

test.each([
  ['partner', ['read', 'keys', 'onboarding']],
  ['channel', ['send', 'manage']],
  ['organization', []],
] as const)('a new %s key of which nothing is said has the scopes by default', (kind, scopes) => {
  expect(settingsOfNew(kind, null, {}).scopes).toEqual(scopes);
});

test('an expiry is over at its instant, and none never is', () => {
  expect(isOver(now, now)).toBe(true);
  expect(isOver(new Date(now.getTime() + 1), now)).toBe(false);
  expect(isOver(null, now)).toBe(false);
});
