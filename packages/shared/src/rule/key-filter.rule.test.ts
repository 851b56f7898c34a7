import { expect, test } from 'vitest';
import type { RevokeKeysInput } from '../api-key-input.ts';
import { type FilteredKey, isKeyCaught, isKeyListed } from './key-filter.rule.ts';

const day = (number: number) => new Date(Date.UTC(2026, 10, number));
const KEY: FilteredKey = {
  id: 'key_a',
  name: 'Prod server',
  channelId: 'aaaaaaaaaaCH',
  createdAt: day(10),
  team: 'agency',
  application: null,
  environment: 'staging',
};

test.each<[string, RevokeKeysInput, boolean]>([
  ['nothing', {}, true],
  ['its id', { ids: ['key_b', 'key_a'] }, true],
  ['other ids', { ids: ['key_b'] }, false],
  ['its labels', { team: 'agency', environment: 'staging' }, true],
  ['a label that it lacks', { application: 'inbox' }, false],
  ['one of two labels', { team: 'agency', environment: 'production' }, false],
  ['another number', { channelId: 'bbbbbbbbbbCH' }, false],
  ['made before the next day', { createdBefore: day(11).toISOString() }, true],
  ['made before its own instant', { createdBefore: day(10).toISOString() }, false],
  ['unused since it was made', { unusedSince: day(10).toISOString() }, false],
  ['unused since its last use', { unusedSince: day(12).toISOString() }, false],
  ['unused since later', { unusedSince: day(13).toISOString() }, true],
])('a filter of %s', (_, filter, isCaught) => {
  expect(isKeyCaught(KEY, day(12), filter)).toBe(isCaught);
});

test('a list has what is live, or what is not, or both', () => {
  const listed = (status: 'live' | 'ended' | undefined) =>
    (['live', 'expired', 'rotated_out'] as const).map((stands) => isKeyListed(KEY, stands, { status }));

  expect([listed('live'), listed('ended'), listed(undefined)]).toEqual([
    [true, false, false],
    [false, true, true],
    [true, true, true],
  ]);
  expect(isKeyListed(KEY, 'live', { team: 'house' })).toBe(false);
  expect(isKeyListed(KEY, 'live', { name: 'SERVER', ids: ['key_a'] })).toBe(true);
  expect(isKeyListed(KEY, 'live', { name: 'test' })).toBe(false);
  expect(isKeyListed(KEY, 'live', { channelIds: ['bbbbbbbbbbCH', 'aaaaaaaaaaCH'] })).toBe(true);
  expect(isKeyListed(KEY, 'live', { channelIds: ['bbbbbbbbbbCH'] })).toBe(false);
});
