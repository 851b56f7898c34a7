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
  /** Names its picture. */
  picture: string;
  /** Which of the screens it is. */
  index: number;
}

/**
 * Checks what is true of every screen of ours: this h1, which also names the window; nothing that axe objects to; no
 * sideways scroll. In the popup's size and at 320 px; in a quick run axe looks at it in one of them, in turn.
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

/** Keeps what the page looks like, whole, for people who look, where pictures are taken. Waits until it looks so. */
export async function takePicture(page: Page, name: string): Promise<void> {
  // Before its style sheet is there, a page has another size.
  await page.waitForLoadState('load');
  if (takesPictures) await keepPicture(SHOTS, name, await page.screenshot({ fullPage: true }));
}
