import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { wordsIn } from '@chatelaine/tools/words-in';
import { describe, expect, test } from 'vitest';
import { CATALOGUE } from './catalogue.ts';

const { en, ...others } = CATALOGUE;
const SOURCES = path.join(import.meta.dirname, '..');
const sources = globSync('**/*.{ts,tsx}', { cwd: SOURCES })
  .filter((file) => !file.startsWith('texts') && !file.includes('.test.'))
  .map((file) => ({ file, code: readFileSync(path.join(SOURCES, file), 'utf8') }));

/** Lists every text of a language with its room: `channels.title`. */
const flat = (language: object): [name: string, text: unknown][] =>
  Object.entries(language).flatMap(([room, texts]) =>
    Object.entries(texts as object).map(([name, text]): [string, unknown] => [`${room}.${name}`, text]),
  );

/** Lists the sentences of a text: one, or those of an object, which has one for each value of the product. */
function sentencesOf(text: unknown): string[] {
  if (typeof text === 'string') return [text];
  if (typeof text === 'function') return filled(text as (...blanks: unknown[]) => unknown);
  return Object.values(text ?? {}).flatMap(sentencesOf);
}

// The sentences of events take whole events. event-sentences.test.ts reads those.
function filled(text: (...blanks: unknown[]) => unknown): string[] {
  try {
    return [String(text('Acme', 2, 'x', 3)), String(text(1, 'Acme', 2, 'x'))];
  } catch {
    return [];
  }
}

const keysOf = (text: unknown): string =>
  typeof text === 'object' && text !== null
    ? Object.entries(text)
        .map(([key, value]) => `${key}${keysOf(value)}`)
        .sort()
        .join()
    : typeof text;

// These texts are the same in several languages: names of the product, words that the languages share.
const SHARED_WORDS =
  /^(?:Chatelaine|Legacy Token Authentication|[\p{Lu}\d .,/:()-]*|.{0,14}|.*(?:Partner Hub|Client Hub|WhatsApp|ID|API).*)$/u;

describe.each(Object.entries(others))('%s', (_, language) => {
  test('has every text of English, with the same parts, and no other', () => {
    const shape = (all: object) =>
      flat(all)
        .map(([name, text]) => [name, keysOf(text)])
        .sort();

    expect(shape(language)).toEqual(shape(en));
  });

  test('has no sentence that was left in English', () => {
    const english = new Map(flat(en));
    const same = flat(language).flatMap(([name, text]) => {
      const theirs = sentencesOf(english.get(name));
      return sentencesOf(text)
        .filter((sentence) => theirs.includes(sentence) && !SHARED_WORDS.test(sentence))
        .map((sentence) => `${name}: ${sentence}`);
    });

    expect(same).toEqual([]);
  });
});

// Source: WCAG 2.2, success criterion 2.5.3. A person who speaks to the computer says what the button shows.
test.each(Object.entries(CATALOGUE))('%s: the name of a button has the words that the button shows', (_, language) => {
  const used = new Set(
    sources.flatMap(({ code }) =>
      [...code.matchAll(/<(?:Button|PlainButton)\b[^>]*?\blabel=\{[^}]*?\b(\w+(?:For|Of))\(/g)].map(([, name]) => name),
    ),
  );
  const texts = new Map(flat(language));
  const named = [...texts].flatMap(([full, text]): [string, string, string][] => {
    const shown = texts.get(full.replace(/(?:For|Of)$/, ''));
    const isUsed = used.has(full.split('.')[1]) && typeof text === 'function' && typeof shown === 'string';
    return isUsed ? [[full, String(text('+12025550122')).toLowerCase(), shown.replace('…', '').toLowerCase()]] : [];
  });

  expect(named.length).toBeGreaterThan(10);
  expect(named.filter(([, name, shown]) => !name.includes(shown))).toEqual([]);
});

test('every text is shown somewhere', () => {
  const code = sources.map((source) => source.code).join('\n');
  const unused = flat(en).filter(([full]) => {
    const [room = '', name = ''] = full.split('.');
    const file = room.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    const isImported = sources.some((source) => source.code.includes(`/texts/en/${file}.ts'`));
    return !isImported || !new RegExp(`\\b${name}\\b`).test(code);
  });

  expect(unused.map(([name]) => name)).toEqual([]);
});

test('every source takes its texts from English, which the build replaces', () => {
  const others = sources.filter(({ code }) => /\/texts\/(?!en\/)/.test(code));

  expect(others.map(({ file }) => file)).toEqual([]);
});

test('no text stands outside the catalogue', () => {
  expect(sources.length).toBeGreaterThan(30);
  expect(sources.flatMap(({ file, code }) => wordsIn(file, code))).toEqual([]);
});

test.each([
  ['between tags', '<p>Hello</p>', 'x.tsx: Hello'],
  ['in an attribute', '<img alt="Logo" />', 'x.tsx: Logo'],
  ['in a value', "const why = 'Try again later.'", 'x.tsx: Try again later.'],
  ['in a template', 'const who = `Back to you`', 'x.tsx: Back to you'],
])('control: a text %s is found', (_, code, expected) => {
  expect(wordsIn('x.tsx', code)).toEqual([expected]);
});
