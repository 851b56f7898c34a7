import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Locale } from '@chatelaine/shared';
import type { Page } from 'playwright-core';
import { CATALOGUE } from '../../../../../packages/onboarding-widget/src/consent/texts/catalogue.ts';

const SCREENS = path.join(import.meta.dirname, '../../../../../packages/onboarding-widget/src/consent/screens');

/** The names of the texts in each component of `screens/`. */
const textsOf = new Map(
  globSync('*.tsx', { cwd: SCREENS }).map((file) => [
    file.replace('.tsx', ''),
    new Set([...readFileSync(path.join(SCREENS, file), 'utf8').matchAll(/texts\.(\w+)/g)].map(([, name = '']) => name)),
  ]),
);

/** Every component of `screens/`. */
export const SCREEN_NAMES = [...textsOf.keys()].sort();

/** Names the components of which something stands on the page that no other component says. */
export async function shownScreens(page: Page, lang: Locale): Promise<string[]> {
  const words = (await page.locator('body').innerText()).replaceAll(/\s+/g, ' ');
  const texts = ownTextsIn(lang);
  return SCREEN_NAMES.filter((screen) => texts.get(screen)?.some((text) => stands(text, words)));
}

// Looked for in every state: put together once a language.
const known = new Map<Locale, Map<string, string[]>>();

function ownTextsIn(lang: Locale): Map<string, string[]> {
  const own = known.get(lang) ?? findOwnTexts(lang);
  known.set(lang, own);
  return own;
}

function findOwnTexts(lang: Locale): Map<string, string[]> {
  const catalogue = new Map<string, unknown>(Object.entries(CATALOGUE[lang]));
  const said = new Map(
    [...textsOf].map(([screen, names]) => [screen, new Set([...names].flatMap((name) => read(catalogue.get(name))))]),
  );
  // By what they say and not by name: both the sign-in and the sign-up call a field "Password".
  const times = new Map<string, number>();
  for (const text of [...said.values()].flatMap((texts) => [...texts])) times.set(text, (times.get(text) ?? 0) + 1);
  return new Map([...said].map(([screen, texts]) => [screen, [...texts].filter((text) => times.get(text) === 1)]));
}

// A mark in place of each blank that a text leaves; a sentence in parts has its marks within.
const BLANK = '\0';

function read(text: unknown): string[] {
  if (Array.isArray(text)) return text.flatMap(read);
  if (typeof text === 'function') return read([text(...Array.from({ length: text.length }, () => BLANK))].flat());
  if (typeof text !== 'string' || text.replaceAll(BLANK, '').trim().length < 4) return [];
  return [text.trim()];
}

/** Whether a text stands among the words, with something in each of its blanks. */
function stands(text: string, words: string): boolean {
  const [first = '', ...others] = text.split(BLANK);
  let end = words.indexOf(first);
  if (end < 0) return false;
  end += first.length;
  for (const part of others) {
    const at = end < words.length ? words.indexOf(part, end + 1) : -1;
    if (at < 0) return false;
    end = at + part.length;
  }
  return true;
}
