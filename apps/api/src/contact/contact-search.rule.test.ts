import { expect, test } from 'vitest';
import { searchedTexts } from './contact-search.rule.ts';

test.each<[q: string, profile: string[], names: string[]]>([
  ['Ada', ['Ada'], ['Ada']],
  [' Ada  Lovelace ', ['Ada  Lovelace'], ['Ada  Lovelace']],
  ['@ada', ['@ada'], ['ada']],
  ['@', ['@'], []],
  [' @ ', ['@'], []],
  ['@@', ['@@'], ['@']],
  ['+44 7700', ['+44 7700'], ['+44 7700', '447700']],
  ['+', ['+'], ['+']],
  ['0', ['0'], ['0']],
  ['', [], []],
  [' \t\u00a0', [], []],
  ['%', ['%'], ['%']],
  ['_', ['_'], ['_']],
  ['\\', ['\\'], ['\\']],
])('a search for "%s"', (q, profile, names) => {
  expect(searchedTexts(q)).toEqual({ profile, names });
});
