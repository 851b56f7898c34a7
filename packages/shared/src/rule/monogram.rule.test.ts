import { expect, test } from 'vitest';
import { monogramOf } from './monogram.rule.ts';

test.each([
  ['Acme Inbox', 'A'],
  ['ärzte', 'Ä'],
  ['"Quoted" Ltd', 'Q'],
  ['360dialog', '3'],
  ['北京', '北'],
  ['…', '?'],
  ['', '?'],
])('the monogram of %s is %s', (name, letter) => {
  expect(monogramOf(name).letter).toBe(letter);
});

test('a name keeps its colour, names have different colours, and white is readable on each', () => {
  const names = Array.from({ length: 60 }, (_, at) => `Company ${at}`);
  const colours = new Set(names.map((name) => monogramOf(name).colour));

  expect(monogramOf('Acme Inbox')).toEqual(monogramOf('Acme Inbox'));
  expect(colours.size).toBeGreaterThan(5);
  for (const colour of colours) expect(contrastWithWhite(colour)).toBeGreaterThanOrEqual(4.5);
});

/** The contrast ratio of WCAG 2 between a colour such as `#0a6b47` and white. */
function contrastWithWhite(colour: string): number {
  const [red = 0, green = 0, blue = 0] = (colour.match(/\w\w/g) ?? [])
    .map((hex) => Number.parseInt(hex, 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}
