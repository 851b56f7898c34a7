import { eventually } from '@chatelaine/tools/browser/eventually';
import { inTurn, isFull } from '@chatelaine/tools/rounds';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { POLLUTED, SPOILED, spoil } from './support/hostile-page.ts';
import {
  allHeard,
  answer,
  CHOOSE,
  finish,
  type Heard,
  heardBy,
  openScene,
  type Scene,
  sharedNow,
} from './support/loader-scene.ts';
import { setShared } from './support/set-shared.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene?.[Symbol.asyncDispose]());
beforeEach(() => setShared(scene.world, 0));
afterEach(async () => {
  // The page itself closes its popup, because Playwright may not know the popup yet. The popup has a name, so the next
  // click would load the same popup again instead of a new window.
  await scene.page.evaluate('window.popup?.close?.()');
  for (const page of scene.world.context.pages()) if (page !== scene.page) await page.close();
});

const isAnswer = ([name]: Heard) => ['granted', 'denied', 'error'].includes(name);
const answersHeard = async (page: Page) => (await heardBy(page)).filter(isAnswer);
const button = () => scene.page.getByRole('button', { name: 'Connect WhatsApp' });

/** Grants permission in the popup, and lets the return page take the answer. */
async function grantIn(popup: Page): Promise<void> {
  await answer(popup, 'granted');
  await popup.waitForURL('**/return?**');
  await finish(popup);
}

// A quick run leaves out the pages that are only variants: another page of the same kind has the same outcome.
const PAGES = SPOILED.filter(({ isVariant }) => isFull || isVariant !== true);

describe.each(PAGES)('a page with $what', (spoiled) => {
  const { html, outcome } = spoiled;
  test.each(inTurn(['element', 'connect()'] as const, SPOILED.indexOf(spoiled)))(
    `${outcome === 'once' ? 'hears the answer once' : `is ${outcome}`}, with %s`,
    async (tag) => {
      const { page, world } = scene;
      await scene.show({ with: tag, by: 'url' });
      await spoil(scene, `${html}<script>window.alive = 1</script>`);

      if (outcome === 'once') {
        await grantIn(await scene.openQuestion());
        await eventually(async () => (await answersHeard(page)).length).toBe(1);
        expect((await answersHeard(page))[0]).toMatchObject(['granted', { clientId: world.bakery.id }]);
        expect((await sharedNow(world)).length).toBe(1);
        return;
      }
      await button().click();
      if (outcome === 'redirect') await page.getByRole('heading', { name: CHOOSE }).waitFor();
      else expect(await answersHeard(page)).toEqual([]);
      expect(await sharedNow(world)).toEqual([]);
      // The loader reports nothing to this page, but the page's own code still runs.
      if (outcome === 'silent') expect(await page.evaluate('alive + 1')).toBe(2);
    },
  );
});

describe('with a polluted Object.prototype', () => {
  const USES = [
    { with: 'element', by: 'url' },
    { with: 'connect()', by: 'link' },
    { with: 'element', by: 'link' },
    { with: 'connect()', by: 'url' },
  ] as const;
  test.each(inTurn(USES, 0))('%j asks what was meant, and hears the answer once', async (use) => {
    const { page, world, door, site } = scene;
    await scene.show(use);
    await spoil(scene, POLLUTED);
    expect(await page.evaluate('[{}.url, {}.type]')).toEqual(['https://evil.example/?state=1', 'granted']);

    const popup = await scene.openQuestion();
    expect(popup.url().startsWith(`${door.origin}/permission?`)).toBe(true);
    // Each of these messages inherits the properties of an answer from the polluted prototype. A loader that reads
    // inherited properties would take each message for an answer.
    await page.evaluate("for (const data of [{}, [], 7, '', { source: 'chatelaine', v: 1 }]) postMessage(data, '*')");
    await popup.evaluate(
      `for (const data of [{}, [], { type: 'granted' }]) opener.postMessage(data, '${site.origin}')`,
    );
    await eventually(() => page.evaluate('messages.length')).toBe(8);
    expect(await answersHeard(page)).toEqual([]);
    await grantIn(popup);

    const heard = (await allHeard(page)).filter(isAnswer);
    expect(heard).toHaveLength(1);
    expect(heard[0]?.[1]).toMatchObject({ clientId: world.bakery.id, channelIds: await sharedNow(world) });
    expect(JSON.stringify(heard)).not.toContain('evil');
  });

  test('a page without an answer in its address tells none', async () => {
    const { page, site } = scene;
    await scene.show({ with: 'element', by: 'link' }, { redirectPath: '/home' });
    await spoil(scene, POLLUTED);

    await page.goto(`${site.origin}/?nothing=1`);
    await eventually(() => page.evaluate("heard.some(([name]) => name === 'ready')")).toBe(true);

    expect(await allHeard(page)).toEqual([]);
  });

  test('connect() without options asks nothing', async () => {
    const { page, door } = scene;
    await scene.show({ with: 'connect()', by: 'link' });
    await spoil(scene, POLLUTED);
    const before = door.knocks.length;

    expect(await page.evaluate('(() => { try { Chatelaine.connect({}); } catch ({ name }) { return name; } })()')).toBe(
      'TypeError',
    );
    expect([page.context().pages().length, door.knocks.length]).toEqual([1, before]);
  });
});
