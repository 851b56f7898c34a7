import { eventually } from '@chatelaine/tools/browser/eventually';
import { inTurn, isFull } from '@chatelaine/tools/rounds';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { expectToldAtHome } from './support/loader-home.ts';
import { allHeard, answer, CHOOSE, finish, ORDERS, openScene, type Scene, sharedNow } from './support/loader-scene.ts';
import { pageWith } from './support/loader-site.ts';
import { refuseChanges } from './support/refusing-database.ts';
import { setShared } from './support/set-shared.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene?.[Symbol.asyncDispose]());
beforeEach(() => setShared(scene.world, 0));

async function askInTab(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Connect WhatsApp' }).click();
  await page.getByRole('heading', { name: CHOOSE }).waitFor();
}

const USES = [
  [{ with: 'connect()', by: 'link' }, 'granted'],
  [{ with: 'element', by: 'link' }, 'denied'],
  [{ with: 'element', by: 'url' }, 'granted'],
  [{ with: 'connect()', by: 'url' }, 'denied'],
] as const;

describe.each(isFull ? USES : USES.slice(0, 2))('%j, %s', (use, how) => {
  test('in mode redirect the tab itself asks and hears, once', async () => {
    const { page, world } = scene;
    await scene.show(use, { mode: 'redirect', redirectPath: '/home' });

    await askInTab(page);
    await answer(page, how);

    await expectToldAtHome(scene, how === 'granted' ? ['granted', { via: 'redirect' }] : ['denied', {}]);
    expect((await sharedNow(world)).length).toBe(how === 'granted' ? 1 : 0);
    expect(world.context.pages().length).toBe(1);
  });
});

describe('after a save that failed, who goes back is told as an error, and nothing is granted', () => {
  async function failToSave(popup: Page): Promise<AsyncDisposable> {
    const database = await refuseChanges(scene.world.databaseUrl);
    await popup.getByRole('checkbox', { name: ORDERS }).check();
    await popup.getByRole('button', { name: 'Connect 1 number' }).click();
    await popup.getByRole('heading', { name: "We couldn't save that" }).waitFor();
    return { [Symbol.asyncDispose]: () => database.workAgain() };
  }
  const goBack = (popup: Page) =>
    popup.getByRole('button', { name: /^Back to localhost/ }).click({ noWaitAfter: true });
  const failed = { code: 'server_error', retryable: true };

  test.each(inTurn(['', 'same-origin'], 0))('in a window, with opener policy %j', async (policy) => {
    const { page, site, world } = scene;
    site.headers = policy ? { 'cross-origin-opener-policy': policy } : {};
    await scene.show({ with: 'element', by: 'url' });
    const popup = await scene.openQuestion();
    await using _ = await failToSave(popup);

    await goBack(popup);
    await popup.waitForURL(`${site.origin}/return?error=server_error&**`);
    await finish(popup);

    const heard = (await allHeard(page)).filter(([name]) => name !== 'closed');
    expect(heard).toEqual([
      ['opened', expect.anything()],
      ['error', { ...failed, requestId: expect.any(String), state: 'visit 7', via: policy ? 'broadcast' : 'message' }],
    ]);
    expect(await sharedNow(world)).toEqual([]);
    site.headers = {};
  });

  test('in the tab itself', async () => {
    const { page, world } = scene;
    await scene.show({ with: 'connect()', by: 'link' }, { mode: 'redirect', redirectPath: '/home' });
    await askInTab(page);
    await using _ = await failToSave(page);

    await goBack(page);

    await expectToldAtHome(scene, ['error', failed]);
    expect(await sharedNow(world)).toEqual([]);
  });
});

test('an answer at a page that did not ask is told to nobody', async () => {
  const { page, site } = scene;
  site.pages['/home'] = pageWith('<chatelaine-connect></chatelaine-connect><button>Connect WhatsApp</button>');

  await page.goto(`${site.origin}/home?client=aCL&channels=[aCH]&state=1-2-3-4&request=req_0123456789012345678901`);
  await eventually(() => page.evaluate('heard.length')).toBe(1);

  expect(await allHeard(page)).toEqual([]);
});
