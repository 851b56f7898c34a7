import { eventually } from '@chatelaine/tools/browser/eventually';
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
  openWorld,
  sharedNow,
  type World,
} from './support/loader-world.ts';
import { setShared } from './support/visit.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world?.[Symbol.asyncDispose]());
beforeEach(() => setShared(world.stage, 0));
afterEach(async () => {
  for (const page of world.stage.context.pages()) if (page !== world.page) await page.close();
});

const isAnswer = ([name]: Heard) => ['granted', 'denied', 'error'].includes(name);
const answersHeard = async (page: Page) => (await heardBy(page)).filter(isAnswer);
const button = () => world.page.getByRole('button', { name: 'Connect WhatsApp' });

/** Grants in the window, and lets the return page do its part; it may be spoiled as well. */
async function grantIn(popup: Page): Promise<void> {
  await answer(popup, 'granted');
  await popup.waitForURL('**/return?**');
  await finish(popup);
}

describe.each(SPOILED)('a page with $what', ({ html, outcome }) => {
  test.each(['element', 'connect()'] as const)(
    `${outcome === 'once' ? 'hears the answer once' : `is ${outcome}`}, with %s`,
    async (tag) => {
      const { page, stage } = world;
      await world.show({ with: tag, by: 'url' });
      await spoil(world, `${html}<script>window.alive = 1</script>`);

      if (outcome === 'once') {
        await grantIn(await world.openQuestion());
        await eventually(async () => (await answersHeard(page)).length).toBe(1);
        expect((await answersHeard(page))[0]).toMatchObject(['granted', { clientId: stage.bakery.id }]);
        expect((await sharedNow(stage)).length).toBe(1);
        return;
      }
      await button().click();
      if (outcome === 'redirect') await page.getByRole('heading', { name: CHOOSE }).waitFor();
      else expect(await answersHeard(page)).toEqual([]);
      expect(await sharedNow(stage)).toEqual([]);
      // The page lives: what it does itself still works.
      if (outcome === 'silent') expect(await page.evaluate('alive + 1')).toBe(2);
    },
  );
});

describe('with a polluted Object.prototype', () => {
  test.each([
    { with: 'element', by: 'url' },
    { with: 'element', by: 'link' },
    { with: 'connect()', by: 'url' },
    { with: 'connect()', by: 'link' },
  ] as const)('%j asks what was meant, and hears the answer once', async (use) => {
    const { page, stage, door, site } = world;
    await world.show(use);
    await spoil(world, POLLUTED);
    expect(await page.evaluate('[{}.url, {}.type]')).toEqual(['https://evil.example/?state=1', 'granted']);

    const popup = await world.openQuestion();
    expect(popup.url().startsWith(`${door.origin}/permission?`)).toBe(true);
    // Each of these seems to be an answer to whoever reads what is not its own.
    await page.evaluate("for (const data of [{}, [], 7, '', { source: 'chatelaine', v: 1 }]) postMessage(data, '*')");
    await popup.evaluate(
      `for (const data of [{}, [], { type: 'granted' }]) opener.postMessage(data, '${site.origin}')`,
    );
    await eventually(() => page.evaluate('messages.length')).toBe(8);
    expect(await answersHeard(page)).toEqual([]);
    await grantIn(popup);

    const heard = (await allHeard(page)).filter(isAnswer);
    expect(heard).toHaveLength(1);
    expect(heard[0]?.[1]).toMatchObject({ clientId: stage.bakery.id, channelIds: await sharedNow(stage) });
    expect(JSON.stringify(heard)).not.toContain('evil');
  });

  test('a page without an answer in its address tells none', async () => {
    const { page, site } = world;
    await world.show({ with: 'element', by: 'link' }, { redirectPath: '/home' });
    await spoil(world, POLLUTED);

    await page.goto(`${site.origin}/?nothing=1`);
    await eventually(() => page.evaluate("heard.some(([name]) => name === 'ready')")).toBe(true);

    expect(await allHeard(page)).toEqual([]);
  });

  test('connect() without options asks nothing', async () => {
    const { page, door } = world;
    await world.show({ with: 'connect()', by: 'link' });
    await spoil(world, POLLUTED);
    const before = door.knocks.length;

    expect(await page.evaluate('(() => { try { Chatelaine.connect({}); } catch ({ name }) { return name; } })()')).toBe(
      'TypeError',
    );
    expect([page.context().pages().length, door.knocks.length]).toEqual([1, before]);
  });
});
