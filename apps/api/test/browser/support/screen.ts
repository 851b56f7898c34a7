import { expectAccessible } from '@chatelaine/tools/browser/accessible';
import { eventually } from '@chatelaine/tools/browser/eventually';
import { inTurn } from '@chatelaine/tools/rounds';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { cutTexts } from './cut-texts.ts';
import { keepPicture, SHOTS, takesPictures } from './pictures.ts';

const SIZES = [
  { width: 600, height: 920, scheme: 'light' },
  { width: 320, height: 640, scheme: 'dark' },
] as const;

interface Sight {
  /** The name of the picture. */
  picture: string;
  /** The position of the screen among the tested screens. */
  index: number;
}

/**
 * Checks the rules that hold for every screen of ours, at the popup's size and at 320 px. The h1 is this title, and the
 * title of the window is the same text. axe finds no fault. Nothing scrolls sideways. In a quick run, axe checks each
 * screen in only one of the two sizes, and the sizes take turns.
 */
export async function expectScreen(page: Page, title: string, { picture, index }: Sight): Promise<void> {
  const checked = inTurn(SIZES, index);
  const heading = page.getByRole('heading', { level: 1 });
  await page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();
  await eventually(() => page.title()).toBe(title);
  expect(await heading.count()).toBe(1);
  for (const size of SIZES) {
    await page.setViewportSize(size);
    await takePicture(page, `${picture}--en-${size.width}-light`);
    expect(await cutTexts(page)).toEqual([]);
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(size.width);
    if (checked.includes(size)) await expectAccessible(page, [size.scheme]);
  }
  await page.setViewportSize(SIZES[0]);
}

/**
 * Takes a picture of the whole page for people to look at, if this run takes pictures. First waits until the page is
 * loaded.
 */
export async function takePicture(page: Page, name: string): Promise<void> {
  // Without its style sheet, the page is larger or smaller. So the picture is taken after the style sheet is loaded.
  await page.waitForLoadState('load');
  if (takesPictures) await keepPicture(SHOTS, name, await page.screenshot({ fullPage: true }));
}
