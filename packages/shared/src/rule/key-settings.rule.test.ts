import { expect, test } from 'vitest';
import { isExpiryOver, keySettingsAfter, NO_KEY_SETTINGS, newKeySettings } from './key-settings.rule.ts';

const now = new Date('2026-01-15T12:00:00Z');

test('what is left out stays, null takes a bound away, and numbers are kept once and in order', () => {
  const base = { ...NO_KEY_SETTINGS, team: 'Support', limitPerMinute: 10, limitPerMonth: 10, expiresAt: now };

  const after = keySettingsAfter(base, { limits: { perMinute: null }, expiresAt: null, channelIds: ['b', 'a', 'b'] });

  expect(after).toEqual({ ...base, limitPerMinute: null, expiresAt: null, channelIds: ['a', 'b'] });
});

test.each([
  ['what was asked', { scopes: ['settings' as const] }, ['settings']],
  ['else what the copied key has', {}, ['keys']],
])('a new key has the scopes: %s', (_, asked, scopes) => {
  expect(newKeySettings('partner', { ...NO_KEY_SETTINGS, scopes: ['keys'] }, asked).scopes).toEqual(scopes);
});

test.each([
  ['partner', ['read', 'keys', 'onboarding']],
  ['channel', ['send', 'manage']],
  ['organization', []],
] as const)('a new %s key of which nothing is said has the scopes by default', (kind, scopes) => {
  expect(newKeySettings(kind, null, {}).scopes).toEqual(scopes);
});

test('an expiry is over at its instant, and none never is', () => {
  expect(isExpiryOver(now, now)).toBe(true);
  expect(isExpiryOver(new Date(now.getTime() + 1), now)).toBe(false);
  expect(isExpiryOver(null, now)).toBe(false);
});
