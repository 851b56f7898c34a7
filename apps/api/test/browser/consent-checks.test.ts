import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BrowserWorld, shareWorld } from './support/browser-world.ts';
import { cutTexts } from './support/cut-texts.ts';
import { expectState } from './support/expect-state.ts';
import { expectKeyboard } from './support/keyboard.ts';
import { showPictures } from './support/pictures.ts';
import { shownScreens } from './support/shown-screens.ts';
import { STATES } from './support/states.ts';

showPictures();
const openWindow = shareWorld();
// All tests can share one window, because each test first opens the page that it checks.
let world: BrowserWorld;
beforeAll(async () => {
  world = await openWindow();
});
afterAll(() => world[Symbol.asyncDispose]());
const SIGN_IN = STATES.find(({ name }) => name === 'own sign in')!;

/** Opens our sign-in page, gives its h1 a long text and this style, and lists the texts that are then cut off. */
async function spoilHeading(page: Page, baseUrl: string, style: string): Promise<string[]> {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(`${baseUrl}/sign-in?lang=de`);
  await page.getByRole('heading', { name: 'Anmelden' }).waitFor();
  await page.evaluate(`
    document.querySelector('h1').textContent = 'Donaudampfschifffahrtsgesellschaft meldet sich an';
    document.querySelector('h1').style.cssText = '${style}';
  `);
  return cutTexts(page);
}

test.each([
  ['nothing', '', []],
  ['one line, cut', 'white-space: nowrap; overflow: hidden', ['is cut off']],
  ['one line, clipped', 'white-space: nowrap; overflow: clip', ['is cut off']],
  ['one line with dots', 'width: 5em; white-space: nowrap; overflow: hidden; text-overflow: ellipsis', ['is cut off']],
  ['one line out of the window', 'white-space: nowrap', ['leaves the window']],
  ['one line out of its box', 'width: 5em; font-size: 10px; white-space: nowrap', ['leaves its box']],
  ['two lines where there is room for one', 'height: 1.2em; overflow: hidden', ['is cut off']],
  ['too many lines', 'height: 1em', ['leaves its box']],
  ['left of the window', 'position: relative; left: -200px', ['leaves the window']],
  [
    'a box that scrolls sideways',
    'width: 5em; font-size: 10px; white-space: nowrap; overflow-x: auto',
    ['leaves its box'],
  ],
  ['for ears only', 'position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%)', []],
])('a text is found that is cut: %s', async (_, style, reasons) => {
  const found = await spoilHeading(world.page, world.baseUrl, style);

  expect(found.map((each) => each.split(':')[0])).toEqual(reasons);
});

describe('the check of a state fails', () => {
  test('for another h1', async () => {
    await expect(expectState({ ...SIGN_IN, h1: 'Log in' }, world)).rejects.toThrow('Log in');
  });

  test('for a component that is not shown', async () => {
    await expect(expectState({ ...SIGN_IN, shows: ['review'] }, world)).rejects.toThrow('review');
  });

  test('for what axe objects to', async () => {
    const fault = `document.querySelector('main').append(document.createElement('img'))`;
    const reach = async (visit: Parameters<typeof SIGN_IN.reach>[0]) => {
      await SIGN_IN.reach(visit);
      await visit.page.getByLabel(visit.t.signInEmail).waitFor();
      await visit.page.evaluate(fault);
    };

    await expect(expectState({ ...SIGN_IN, name: 'planted fault', reach }, world)).rejects.toThrow('image-alt');
  });
});

describe('the check of the keyboard fails', () => {
  const spoiled = (change: string) => ({
    ...SIGN_IN,
    async reach(visit: Parameters<typeof SIGN_IN.reach>[0]) {
      await SIGN_IN.reach(visit);
      await visit.page.getByLabel('Email').and(visit.page.locator(':focus')).waitFor();
      await visit.page.evaluate(change);
    },
  });

  test('for a focus elsewhere', async () => {
    const state = { ...SIGN_IN, focus: 'textbox "Password"' };
    await expect(expectKeyboard(state, world, { patience: 1_000 })).rejects.toThrow('Password');
  });

  test('for a button that Tab leaves out', async () => {
    const out = `document.querySelector('[type=submit]').tabIndex = -1`;
    await expect(expectKeyboard(spoiled(out), world)).rejects.toThrow(
      "expected [ '0 Email', '1 Password', …(3) ] to deeply equal [ '0 Email', '1 Password', …(4) ]",
    );
  });

  test('for a ring that cannot be seen', async () => {
    const out = `document.querySelector('[type=submit]').style.outline = 'none'`;
    await expect(expectKeyboard(spoiled(out), world)).rejects.toThrow('isSeen');
  });

  test('for an Esc that leaves', async () => {
    const out = `addEventListener('keydown', ({ key }) => { if (key === 'Escape') document.querySelector('h1').textContent = 'Gone'; })`;
    await expect(expectKeyboard(spoiled(out), world)).rejects.toThrow('Gone');
  });
});

test('a component counts as shown by its own words', async () => {
  await world.page.goto(`${world.baseUrl}/sign-in`);
  await world.page.getByLabel('Email').waitFor();

  expect(await shownScreens(world.page, 'en')).toEqual(['sign-in']);
  expect(await shownScreens(world.page, 'de')).toEqual([]);
});
