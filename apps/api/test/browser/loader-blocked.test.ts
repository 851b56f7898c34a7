import { launchChromium } from '@chatelaine/tools/browser/chromium';
import { eventually } from '@chatelaine/tools/browser/eventually';
import { inTurn, isFull } from '@chatelaine/tools/rounds';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { expectToldAtHome } from './support/loader-home.ts';
import { allHeard, answer, CHOOSE, heardBy, openScene, type Scene, sharedNow } from './support/loader-scene.ts';
import { setShared } from './support/set-shared.ts';

// With the flag below, this Chromium opens no new window, not even after a person's click.
let strict: Browser;
let scene: Scene;
beforeAll(async () => {
  strict = await launchChromium(['--block-new-web-contents']);
  scene = await openScene(strict);
});
afterAll(async () => {
  await scene?.[Symbol.asyncDispose]();
  await strict?.close();
});
beforeEach(() => setShared(scene.world, 0));

const USES = [
  [{ with: 'element', by: 'url' }, 'granted'],
  [{ with: 'connect()', by: 'link' }, 'denied'],
  [{ with: 'element', by: 'link' }, 'granted'],
  [{ with: 'connect()', by: 'url' }, 'denied'],
] as const;

test.each(isFull ? USES : USES.slice(0, 2))(
  'where no window opens, %j goes there in the tab and back: %s',
  async (use, how) => {
    const { page, world } = scene;
    await scene.show(use, { redirectPath: '/home' });
    // Control: this click calls `open` in the page's own code too, and the browser refuses this window as well. So the
    // refusal is not an effect of the loader.
    await page.evaluate("document.onclick = () => { sessionStorage.other = String(open('/other', 'other')); }");

    await page.getByRole('button', { name: 'Connect WhatsApp' }).click();
    await page.getByRole('heading', { name: CHOOSE }).waitFor();
    await answer(page, how);

    await expectToldAtHome(scene, how === 'granted' ? ['granted', { via: 'redirect' }] : ['denied', {}]);
    expect(await page.evaluate('sessionStorage.other')).toBe('null');
    expect((await sharedNow(world)).length).toBe(how === 'granted' ? 1 : 0);
  },
);

test.each(inTurn(['element', 'connect()'] as const, 0))('in mode popup %s says so, and asks nothing', async (tag) => {
  const { page, door, world } = scene;
  await scene.show({ with: tag, by: 'link' }, { mode: 'popup' });
  const before = door.knocks.length;

  await page.getByRole('button', { name: 'Connect WhatsApp' }).click();

  await eventually(() => heardBy(page)).toEqual([
    ['blocked', { url: expect.stringContaining(`${door.origin}/permission?state=`) }],
  ]);
  expect((await allHeard(page)).length).toBe(1);
  expect([door.knocks.length, await sharedNow(world)]).toEqual([before, []]);
});
