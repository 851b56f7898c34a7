import { expect, test } from 'vitest';
import { isSearched, type SearchQuery } from './search.rule.ts';

const CHANNEL = { id: 'aaaaaaaaaaCH', name: 'Bakery 100%', phoneNumber: '+447700900123' };

test.each<[string, SearchQuery, boolean]>([
  ['nothing', {}, true],
  ['its id', { ids: ['bbbbbbbbbbCH', 'aaaaaaaaaaCH'] }, true],
  ['other ids', { ids: ['bbbbbbbbbbCH'] }, false],
  ['a part of its name', { name: 'KERY' }, true],
  ['a sign that SQL reads as a wildcard', { name: '_akery' }, false],
  ['the same sign in its name', { name: '0%' }, true],
  ['digits of its number', { name: '900123' }, true],
  ['its number as people write it', { name: '(07700) 900-123' }, true],
  ['its number with letters', { name: 'no 900123' }, false],
  ['other digits', { name: '900124' }, false],
  ['a zero alone, which is in its name', { name: '0' }, true],
  ['a plus sign alone', { name: '+' }, false],
  ['its id, but another name', { ids: ['aaaaaaaaaaCH'], name: 'travel' }, false],
])('a search for %s', (_, query, isFound) => {
  expect(isSearched(CHANNEL, query)).toBe(isFound);
});

test('a thing without a number is found by its name only', () => {
  expect(isSearched({ id: 'key_a', name: 'Prod 7' }, { name: '7' })).toBe(true);
  expect(isSearched({ id: 'key_a', name: 'Prod 7' }, { name: '44' })).toBe(false);
});
