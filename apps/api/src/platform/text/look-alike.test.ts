import { cpuLimit, cpuOf } from '@chatelaine/tools/cpu';
import { expect, test } from 'vitest';
import { lookAlike } from './look-alike.ts';

test.each([
  ['letters of another alphabet', 'Prod server', 'Рrоd sеrvеr'],
  ['Greek for Latin', 'KATE', 'ΚΑΤΕ'],
  ['Greek for Cyrillic', 'ГП', 'ΓΠ'],
  ['Armenian and Cherokee', 'soho DAY', 'ѕօհօ ᎠᎪY'],
  ['a zero for an O', 'PROD 0', 'PROD O'],
  ['a zero for a small o', 'prod 0', 'PROD o'],
  ['one, l and I', 'Reader l', 'Reader 1'],
  ['one, l and I', 'Reader I', 'Reader l'],
  ['a bar', 'Reader |', 'Reader 1'],
  ['r and n', 'modern', 'modem'],
  ['full width', 'Prod', 'Ｐｒｏｄ'],
  ['mathematical letters', 'Prod', '𝐏𝓻𝕠𝖉'],
  ['case', 'straße', 'STRASSE'],
  ['a ligature', 'ﬁle', 'File'],
  ['decomposed', 'Café', 'Cafe\u0301'],
  ['a mark that looks like another', 'č', 'c\u0306'],
  ['a Hangul filler', 'Prod', 'Pr\u3164od'],
  ['a soft hyphen', 'Prod', 'Pr\u00adod'],
  ['an empty Braille cell', 'Prod', 'Prod\u2800'],
  ['an empty Braille cell for a blank', 'Prod server', 'Prod\u2800server'],
  ['blanks of other scripts', 'Prod server', 'Prod\u{13441}\u{1d159}server'],
  ['a Hangul filler for a blank', 'Prod server', 'Prod\u3164server'],
  ['a Hangul filler for a blank beside one for nothing', 'Prod server', 'Pr\u3164od\uffa0server'],
  ['an object sign for a blank', 'PROD server', 'prod\ufffcserver'],
  ['an ideographic blank', 'Prod server', 'Prod\u3000server'],
  ['a sign of eighteen letters, sixty of them', '\ufdfa'.repeat(60), '\ufdfa'.repeat(61)],
  ['tags', 'Prod', 'Prod\u{e0061}\u{e0062}'],
  ['an emoji, as a picture or as a sign', '❤', '❤\ufe0f'],
  ['blanks in a row, and those of another width', 'Prod server', 'Prod \u2003\u00a0server'],
  ['an apostrophe', "Ann's", 'Ann’s'],
  ['a dash', 'eu-west', 'eu‐west'],
])('%s: %j and %j look alike, either way round', (_which, one, other) => {
  expect([lookAlike(one, other), lookAlike(other, one), lookAlike(one, one)]).toEqual([true, true, true]);
});

test.each([
  ['Prod server', 'Prod server 2'],
  ['Mail', 'Mall'],
  ['prod 1', 'prod 2'],
  ['naive', 'naïve'],
  ['Büro', 'Buro'],
  ['한국', '한글'],
  ['🔑', '🗝'],
  ['und', 'ʌnd'],
  ['Prod server', 'Prodserver'],
  ['Prod\u2800server', 'Prodserver'],
])('%j and %j are told apart', (one, other) => {
  expect(lookAlike(one, other)).toBe(false);
});

test('a name is compared with a thousand others in a moment, however many letters each becomes', () => {
  const names = Array.from({ length: 1_000 }, (_, at) => `${at}${'\ufdfa'.repeat(58)}`);

  const { ms, done: same } = cpuOf(() => names.filter((name) => lookAlike(name, 'Prod server')));

  expect(same).toEqual([]);
  expect(ms).toBeLessThan(cpuLimit(200));
});
