import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { wordsIn } from '@chatelaine/tools/words-in';
import { describe, expect, test } from 'vitest';
import { CATALOGUE } from './catalogue.ts';
import * as texts from './texts.ts';

const { en, ...others } = CATALOGUE;
const CONSENT = path.join(import.meta.dirname, '..');
const sources = globSync('**/*.{ts,tsx}', { cwd: CONSENT })
  .filter((file) => !file.startsWith('texts') && !file.includes('.test.'))
  .map((file) => ({ file, code: readFileSync(path.join(CONSENT, file), 'utf8') }));

/** Writes a text as people read it: its blanks are filled, and its parts are joined. */
const asRead = (text: unknown): string =>
  typeof text === 'function'
    ? JSON.stringify([text('Acme', 1, 2), text(1, 2, 3), text(null, 2, '+1')])
    : JSON.stringify(text);

describe.each(Object.entries(others))('%s', (_, language) => {
  test('has every text of English, with the same blanks, and no other', () => {
    const shape = (all: object) => Object.entries(all).map(([name, text]) => [name, typeof text, text.length > 0]);

    expect(shape(language)).toEqual(shape(en));
    for (const [name, text] of Object.entries(en)) {
      if (typeof text === 'function') expect([name, language[name as 'backTo'].length]).toEqual([name, text.length]);
    }
  });

  test('has no text that was left in English', () => {
    const same = Object.entries(language).filter(([name, text]) => asRead(text) === asRead(en[name as 'backTo']));

    // "Link" is the same word in all three languages.
    expect(same.map(([name]) => name)).toEqual(['notAllowedLink']);
  });
});

test('what the sources take their texts from is English, so that editors and tests see whole sentences', () => {
  expect({ ...texts }).toEqual({ ...en });
});

test('every text is shown somewhere', () => {
  const unused = Object.keys(en).filter((name) => !sources.some(({ code }) => code.includes(`texts.${name}`)));

  // The build passes these texts to the server, which writes them into the page itself.
  expect(unused).toEqual(['noScriptTitle', 'noScriptBody', 'testing']);
});

test('no text stands outside the catalogue', () => {
  expect(sources.length).toBeGreaterThan(40);
  expect(sources.flatMap(({ file, code }) => wordsIn(file, code))).toEqual([]);
});
