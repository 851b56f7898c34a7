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
  return SCREEN_NAMES.filter((screen) => ownPatterns(screen, lang).some((pattern) => pattern.test(words)));
}

// Looked for in every state, in every language: put together once.
const known = new Map<string, RegExp[]>();

function ownPatterns(screen: string, lang: Locale): RegExp[] {
  const name = `${lang} ${screen}`;
  const patterns = known.get(name) ?? findOwnPatterns(screen, lang);
  known.set(name, patterns);
  return patterns;
}

function findOwnPatterns(screen: string, lang: Locale): RegExp[] {
  const patternsIn = (name: string) => [...(textsOf.get(name) ?? [])].flatMap((text) => patternsOf(textIn(lang, text)));
  const others = SCREEN_NAMES.filter((each) => each !== screen).flatMap(patternsIn);
  // By what they say and not by name: both the sign-in and the sign-up call a field "Password".
  return patternsIn(screen).filter(({ source }) => others.every((other) => other.source !== source));
}

const textIn = (lang: Locale, name: string): unknown =>
  Object.entries(CATALOGUE[lang]).find(([key]) => key === name)?.[1];

// A mark in place of each blank that a text leaves; a sentence in parts has its marks within.
const BLANK = '\0';

function patternsOf(text: unknown): RegExp[] {
  if (Array.isArray(text)) return text.flatMap(patternsOf);
  if (typeof text === 'function') return patternsOf([text(...Array.from({ length: text.length }, () => BLANK))].flat());
  if (typeof text !== 'string' || text.replaceAll(BLANK, '').trim().length < 4) return [];
  return [new RegExp(text.trim().split(BLANK).map(escapeRegExp).join('.+'))];
}

const escapeRegExp = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
