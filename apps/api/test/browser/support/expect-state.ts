import { LOCALES } from '@chatelaine/shared';
import { expectAccessible } from '@chatelaine/tools/browser/accessible';
import { eventually } from '@chatelaine/tools/browser/eventually';
import { expect } from 'vitest';
import { cutTexts } from './cut-texts.ts';
import { takePicture } from './screen.ts';
import { shownScreens } from './shown-screens.ts';
import { startStage } from './stage.ts';
import type { State } from './state.ts';
import { untilSeen } from './until-seen.ts';
import { type Visit, visitIn } from './visit.ts';

const POPUP = { width: 600, height: 920 };
const PHONE = { width: 320, height: 640 };

/**
 * Brings a person to a state in each language, and expects what is true of every state: its h1, which also names the
 * window; no text cut at 600 and 320 px; in English nothing that axe objects to, in both sizes and both colours.
 */
export async function expectState(state: State): Promise<void> {
  await using stage = await startStage();
  await state.arrange?.(stage);
  for (const lang of LOCALES) {
    const visit = visitIn(stage, lang);
    await state.reach(visit);
    await expectHeading(state, visit);
    expect(await shownScreens(visit.page, lang)).toEqual(expect.arrayContaining(state.shows));
    for (const size of [POPUP, PHONE]) await expectLook(state, visit, size);
    await visit.page.setViewportSize(POPUP);
  }
}

async function expectHeading(state: State, { page, lang, t }: Visit): Promise<void> {
  const title = state.title(t);
  if (lang === 'en') expect(title).toBe(state.h1);
  await page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();
  await untilSeen(page);
  await eventually(() => page.title()).toBe(title);
  expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
  expect(await page.locator('html').getAttribute('lang')).toBe(lang);
}

async function expectLook(state: State, { page, lang }: Visit, size: typeof POPUP): Promise<void> {
  await page.setViewportSize(size);
  const schemes =
    lang === 'en' ? (['light', 'dark'] as const) : lang === 'de' ? (['dark'] as const) : (['light'] as const);
  for (const colorScheme of schemes) {
    await page.emulateMedia({ colorScheme });
    if (lang === 'en' || size === PHONE) await takePicture(page, `${state.name}--${lang}-${size.width}-${colorScheme}`);
  }
  expect(await cutTexts(page)).toEqual([]);
  expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(size.width);
  if (lang === 'en') await expectAccessible(page);
  await page.emulateMedia({ colorScheme: 'light' });
}
