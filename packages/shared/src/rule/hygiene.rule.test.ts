import { expect, test } from 'vitest';
import type { HygieneCode } from '../hygiene.ts';
import { hygieneFindings, type KeyHabits } from './hygiene.rule.ts';

const NOW = new Date('2026-11-30T12:00:00Z');
const daysAgo = (days: number): Date => new Date(NOW.getTime() - days * 86_400_000);

/** A key about which there is no finding. */
const CLEAN: KeyHabits = {
  scopes: ['send', 'manage'],
  createdAt: daysAgo(200),
  expiresAt: daysAgo(-30),
  allowedAddresses: ['203.0.113.0/24'],
  lastUsedAt: daysAgo(1),
  scopesUsed: ['manage', 'send'],
};
const codesOf = (over: Partial<KeyHabits>): HygieneCode[] =>
  hygieneFindings({ ...CLEAN, ...over }, NOW).map(({ code }) => code);

const UNUSED = { lastUsedAt: null, scopesUsed: [] };
const RESTING = { scopesUsed: [] };
const ONE_MS = 1 / 86_400_000;

test.each<[why: string, over: Partial<KeyHabits>, codes: HygieneCode[]]>([
  ['nothing', {}, []],
  ['never used for more than 7 days', { ...UNUSED, createdAt: daysAgo(7 + ONE_MS) }, ['never_used']],
  ['never used, 7 days old', { ...UNUSED, createdAt: daysAgo(7) }, []],
  ['never used, 6 days old', { ...UNUSED, createdAt: daysAgo(6) }, []],
  ['idle for 90 days', { ...RESTING, lastUsedAt: daysAgo(90) }, ['idle']],
  ['idle for 89 days', { ...RESTING, lastUsedAt: daysAgo(89) }, []],
  ['without an expiry', { expiresAt: null }, ['no_expiry']],
  ['from anywhere', { allowedAddresses: null }, ['no_address_limit']],
  ['older than 30 days, wider than used', { scopesUsed: ['send'], createdAt: daysAgo(31) }, ['wider_than_used']],
  ['wider than used, 30 days old', { scopesUsed: ['send'], createdAt: daysAgo(30) }, []],
  ['wider than used, 29 days old', { scopesUsed: ['send'], createdAt: daysAgo(29) }, []],
  ['not used in these 30 days', RESTING, []],
  ['used only for a scope that it lost since', { scopesUsed: ['read'] }, []],
  ['used for one that it lost, and for all it has', { scopesUsed: ['read', 'send', 'manage'] }, []],
  [
    'everything at once',
    { lastUsedAt: daysAgo(100), expiresAt: null, allowedAddresses: null, scopesUsed: ['send'] },
    ['idle', 'no_expiry', 'no_address_limit', 'wider_than_used'],
  ],
])('a key %s: what is found', (_why, over, codes) => {
  expect(codesOf(over)).toEqual(codes);
});

test('the narrower set is what it used of what it has, in the order in which it has it', () => {
  const key: KeyHabits = { ...CLEAN, scopes: ['read', 'keys', 'settings'], scopesUsed: ['settings', 'read', 'send'] };

  expect(hygieneFindings(key, NOW)).toEqual([
    {
      code: 'wider_than_used',
      sentence: 'In the last 30 days it used only read, settings.',
      scopes: ['read', 'settings'],
    },
  ]);
});

test('each sentence says how long', () => {
  const sentences = (over: Partial<KeyHabits>) =>
    hygieneFindings({ ...CLEAN, ...over }, NOW).map(({ sentence }) => sentence);

  expect(sentences({ ...UNUSED, createdAt: daysAgo(12.9) })).toEqual(['It was made 12 days ago and never used.']);
  expect(sentences({ ...RESTING, lastUsedAt: daysAgo(90) })).toEqual(['It was last used 90 days ago.']);
});
