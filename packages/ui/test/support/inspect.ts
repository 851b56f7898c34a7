import path from 'node:path';
import { expectAccessible } from '@chatelaine/tools/browser/accessible';
import { inTurn, isFull } from '@chatelaine/tools/rounds';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Stage } from './stage.ts';

const SHOTS = path.join(import.meta.dirname, '../../.results/shots');
// The findings of axe depend on the colours, and sometimes on the size. So each size is combined with one colour
// scheme.
const POPUP = { width: 600, height: 920, scheme: 'light' } as const;
const PHONE = { width: 320, height: 640, scheme: 'dark' } as const;
const LOOKS = [POPUP, PHONE] as const;
// The size of the page in CSS pixels when a window with a width of 600 px has a zoom of 200 %.
const ZOOMED = { width: 300, height: 460 };

/**
 * Checks the rules for every component in every state. axe has no objection. Nothing sticks out of the window or is cut
 * off at 600 px, 320 px, 200 % zoom and 200 % text. Every target has 24 px. The browser has no objection. In a quick
 * run axe checks short words in light colours and long words in dark colours. With `inBoth` axe checks both colour
 * schemes.
 */
export async function expectSound({ page, objections, search }: Stage, picture: string, inBoth = false): Promise<void> {
  const looks = inBoth ? LOOKS : inTurn(LOOKS, search === '' ? 0 : 1);
  for (const size of LOOKS) {
    await page.setViewportSize(size);
    expect(await misfits(page)).toEqual([]);
    expect(await smallTargets(page)).toEqual([]);
    if (!looks.includes(size)) continue;
    await takePicture(page, `${picture} ${size.width}`);
    await expectAccessible(page, [size.scheme]);
  }
  if (isFull) {
    await page.emulateMedia({ colorScheme: 'dark' });
    await takePicture(page, `${picture} dark`);
    await page.emulateMedia({ colorScheme: 'light' });
  }
  await page.setViewportSize(ZOOMED);
  expect(await misfits(page)).toEqual([]);
  await page.setViewportSize(POPUP);
  await page.evaluate("document.documentElement.style.fontSize = '200%'");
  expect(await misfits(page)).toEqual([]);
  await page.evaluate("document.documentElement.style.fontSize = ''");
  expect(objections).toEqual([]);
}

/** Saves a picture of the window for people to look at. */
export async function takePicture(page: Page, name: string): Promise<void> {
  // A new browser refuses to take a picture of a page that the browser has not drawn yet, so this waits for two frames.
  await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))');
  await page.screenshot({ path: path.join(SHOTS, `${name.replaceAll(' ', '-')}.png`) });
}

/** Lists the elements that stick out of the window on the left or right, or whose text is cut off there. */
export async function misfits(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const shown = [...document.body.querySelectorAll<HTMLElement>('*')].filter(
      (one) => one.checkVisibility() && !/inset/.test(getComputedStyle(one).clipPath),
    );
    const found = shown.filter((one) => {
      const { left, right } = one.getBoundingClientRect();
      // The text of a one-line field scrolls in the field, so it is not cut off.
      const isBox = getComputedStyle(one).display !== 'inline' && one.tagName !== 'INPUT';
      return left < -0.5 || right > innerWidth + 0.5 || (isBox && one.scrollWidth > one.clientWidth + 1);
    });
    return found.map(({ tagName, className, innerText }) => `${tagName}.${className} ${innerText}`);
  });
}

/**
 * Lists the controls that are smaller than 24 px. Links in running text are not checked, because they may be smaller.
 */
async function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const targets = [...document.querySelectorAll<HTMLElement>('button, summary, dialog input, textarea')];
    const small = targets.filter((one) => {
      const { width, height } = one.getBoundingClientRect();
      return one.checkVisibility() && (width < 24 || height < 24);
    });
    return small.map(({ tagName, innerText }) => `${tagName} ${innerText}`);
  });
}
