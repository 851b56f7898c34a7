import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Locale } from '@chatelaine/shared';
import type { Page } from 'playwright-core';
import { CATALOGUE } from '../../../../../packages/onboarding-widget/src/consent/texts/catalogue.ts';

const SCREENS = path.join(import.meta.dirname, '../../../../../packages/onboarding-widget/src/consent/screens');

/** The names of the texts that each component of `screens/` uses. */
const textsOf = new Map(
  globSync('*.tsx', { cwd: SCREENS }).map((file) => [
    file.replace('.tsx', ''),
    new Set([...readFileSync(path.join(SCREENS, file), 'utf8').matchAll(/texts\.(\w+)/g)].map(([, name = '']) => name)),
  ]),
);

/** The names of all components of `screens/`. */
export const SCREEN_NAMES = [...textsOf.keys()].sort();

/**
 * Lists the components that the page shows. A component counts if the page contains a text that no other component has.
 */
export async function shownScreens(page: Page, lang: Locale): Promise<string[]> {
  const words = (await page.locator('body').innerText()).replaceAll(/\s+/g, ' ');
  const texts = ownTextsIn(lang);
  return SCREEN_NAMES.filter((screen) => texts.get(screen)?.some((text) => stands(text, words)));
}

// The test of every state needs the texts of all components. So the texts are collected only once for each language.
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
  // Only a text that one component alone uses can identify the component. Texts are compared by their words, and not by
  // their names: the sign-in and the sign-up have different names for their text "Password".
  const times = new Map<string, number>();
  for (const text of [...said.values()].flatMap((texts) => [...texts])) times.set(text, (times.get(text) ?? 0) + 1);
  return new Map([...said].map(([screen, texts]) => [screen, [...texts].filter((text) => times.get(text) === 1)]));
}

// Some texts are functions that put values into a sentence. Here this mark takes the place of each value, also in a
// sentence that is a list of parts.
const BLANK = '\0';

function read(text: unknown): string[] {
  if (Array.isArray(text)) return text.flatMap(read);
  if (typeof text === 'function') return read([text(...Array.from({ length: text.length }, () => BLANK))].flat());
  if (typeof text !== 'string' || text.replaceAll(BLANK, '').trim().length < 4) return [];
  return [text.trim()];
}

/** Returns whether the words of a page contain this text, with any value in the place of each mark. */
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
