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

// The findings of axe depend on the colours, and sometimes on the size. So each size is combined with one colour
// scheme.
const POPUP = { width: 600, height: 920, scheme: 'light' } as const;
const PHONE = { width: 320, height: 640, scheme: 'dark' } as const;
const SIZES: readonly Size[] = [POPUP, PHONE];
type Size = { width: number; height: number; scheme: Scheme };

/** How closely a state is looked at. */
export interface Look {
  /** In which languages; in all of them unless told. */
  languages?: readonly Locale[];
  /** Without axe, and on the phone alone. */
  isBrief?: boolean;
  /** Which of the states it is: in a quick run axe looks at it in one size and its colours, in turn. */
  index?: number;
}

/**
 * Brings a person to a state in these languages, and expects what is true of every state: its h1, which also names the
 * window; no text cut at 600 and 320 px; in English nothing that axe objects to, in a full run in both sizes and colours.
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
  // Else a label belongs to another field. axe looks at no such thing any more.
  expect(await page.evaluate<string[]>(IDS_TWICE)).toEqual([]);
}

const IDS_TWICE = `[...document.querySelectorAll('[id]')].map(({ id }) => id).filter((id, at, all) => all.indexOf(id) < at)`;

async function expectLook(state: State, visit: Visit, size: Size, isChecked: boolean): Promise<void> {
  const { page, lang } = visit;
  await page.setViewportSize(size);
  // Before its style sheet is there, a page has another size.
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

/** The colour schemes of the pictures. A quick run that takes pictures uses one for each size, in English only. */
function schemesOf({ lang }: Visit, { width, scheme }: Size): readonly Scheme[] {
  if (!takesPictures) return [];
  if (!isFull) return lang === 'en' ? [scheme] : [];
  if (lang === 'en') return SCHEMES;
  if (width !== PHONE.width) return [];
  return lang === 'de' ? ['dark'] : ['light'];
}
