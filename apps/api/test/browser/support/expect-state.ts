import { LOCALES, type Locale } from '@chatelaine/shared';
import { expectAccessible, SCHEMES, type Scheme } from '@chatelaine/tools/browser/accessible';
import { eventually } from '@chatelaine/tools/browser/eventually';
import { inTurn, isFull } from '@chatelaine/tools/rounds';
import { expect } from 'vitest';
import type { BrowserWorld } from './browser-world.ts';
import { cutTexts } from './cut-texts.ts';
import { takesPictures } from './pictures.ts';
import { takePicture } from './screen.ts';
import { shownScreens } from './shown-screens.ts';
import type { State } from './state.ts';
import { passSight } from './until-seen.ts';
import { type Visit, visitIn } from './visit.ts';

// What axe finds depends on the colours, and sometimes on the size. To save time, axe does not check all combinations:
// each size has one colour scheme.
const POPUP = { width: 600, height: 920, scheme: 'light' } as const;
const PHONE = { width: 320, height: 640, scheme: 'dark' } as const;
const SIZES: readonly Size[] = [POPUP, PHONE];
type Size = { width: number; height: number; scheme: Scheme };

/** The options for the check of a state. */
export interface Look {
  /** The languages of the check. The default is all languages. */
  languages?: readonly Locale[];
  /** True: axe does not run, and the page is checked only at the phone's size. */
  isBrief?: boolean;
  /**
   * The position of the state in the list of states. In a quick run, axe checks each state in only one size, with the
   * colour scheme of that size. The position decides which size.
   */
  index?: number;
}

/**
 * Opens a state in these languages and expects the rules that hold for every state. The h1 is correct and also names
 * the window. No text is cut off at 600 px and at 320 px. In English, axe finds no fault. A full run uses axe in both
 * sizes, each with its own colour scheme.
 */
export async function expectState(
  state: State,
  world: BrowserWorld,
  { languages = LOCALES, isBrief = false, index = 0 }: Look = {},
): Promise<void> {
  const checked = isBrief ? [] : inTurn(SIZES, index);
  for (const lang of languages) {
    const visit = visitIn(world, lang);
    await state.reach(visit);
    await expectHeading(state, visit);
    expect(await shownScreens(visit.page, lang)).toEqual(expect.arrayContaining(state.shows));
    for (const size of isBrief ? [PHONE] : SIZES) await expectLook(state, visit, size, checked.includes(size));
    await visit.page.setViewportSize(POPUP);
  }
}

async function expectHeading(state: State, { page, lang, t }: Visit): Promise<void> {
  const title = state.title(t);
  if (lang === 'en') expect(title).toBe(state.h1);
  await page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();
  await passSight(page);
  await eventually(() => page.title()).toBe(title);
  expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
  expect(await page.locator('html').getAttribute('lang')).toBe(lang);
  // If two elements had the same id, a label could belong to the wrong field. axe no longer checks for duplicate ids.
  expect(await page.evaluate<string[]>(IDS_TWICE)).toEqual([]);
}

const IDS_TWICE = `[...document.querySelectorAll('[id]')].map(({ id }) => id).filter((id, at, all) => all.indexOf(id) < at)`;

async function expectLook(state: State, visit: Visit, size: Size, isChecked: boolean): Promise<void> {
  const { page, lang } = visit;
  await page.setViewportSize(size);
  // Without its style sheet, the page is larger or smaller. So the picture is taken after the style sheet is loaded.
  await page.waitForLoadState('load');
  for (const colorScheme of schemesOf(visit, size)) {
    await page.emulateMedia({ colorScheme });
    await takePicture(page, `${state.name}--${lang}-${size.width}-${colorScheme}`);
  }
  expect(await cutTexts(page)).toEqual([]);
  expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(size.width);
  if (lang === 'en' && isChecked) await expectAccessible(page, [size.scheme]);
  if (takesPictures) await page.emulateMedia({ colorScheme: 'light' });
}

/**
 * Returns the colour schemes in which this run takes pictures of a state. A quick run takes pictures only in English,
 * and in one colour scheme for each size.
 */
function schemesOf({ lang }: Visit, { width, scheme }: Size): readonly Scheme[] {
  if (!takesPictures) return [];
  if (!isFull) return lang === 'en' ? [scheme] : [];
  if (lang === 'en') return SCHEMES;
  if (width !== PHONE.width) return [];
  return lang === 'de' ? ['dark'] : ['light'];
}
