import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { texts } from './texts.ts';

const FOLDERS = ['..', '../connect', '.', '../hooks', '../compat'];

test.each(Object.entries(texts))('%s says everything, in its own words', (language, own) => {
  expect(own).toHaveLength(texts.en.length);
  for (const [index, text] of own?.entries() ?? []) {
    expect(text).toMatch(/\S{4}/);
    if (language !== 'en') expect(text).not.toBe(texts.en[index]);
  }
});

test('the languages are those of the consent page', () => {
  expect(Object.keys(texts)).toEqual(['en', 'de', 'pt']);
});

/** Finds texts for people: texts of two words or more that begin with a capital letter. */
const sentencesIn = (code: string) =>
  code
    .replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
    .match(/(['"`])\p{Lu}\p{Ll}+ [^'"`]*\1/gu)
    ?.filter((text) => !/^.Error/.test(text)) ?? [];

test('no text stands outside the catalogue', () => {
  const files = FOLDERS.flatMap((folder) => {
    const url = new URL(`${folder}/`, import.meta.url);
    return readdirSync(url, { withFileTypes: true })
      .filter((file) => file.isFile() && /\.tsx?$/.test(file.name) && !/test\.ts$|^texts\.ts$/.test(file.name))
      .map((file) => readFileSync(new URL(file.name, url), 'utf8'));
  });

  expect(files.length).toBeGreaterThan(15);
  expect(files.flatMap(sentencesIn)).toEqual([]);
  // This line proves that the search finds texts.
  expect(sentencesIn(readFileSync(new URL('texts.ts', import.meta.url), 'utf8')).length).toBeGreaterThan(6);
});
