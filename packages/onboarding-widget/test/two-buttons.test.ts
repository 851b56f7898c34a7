import { eventually } from '@chatelaine/tools/browser/eventually';
import { inTurn } from '@chatelaine/tools/rounds';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { bundlePage } from './support/bundle.ts';
import { grantedMessage, heard, openStage, pageWith, post, stateOf } from './support/stage.ts';

/** Opens a page with two buttons. */
async function openTwo() {
  const files = (_: string, chatelaine: string) => {
    const element = (id: string) =>
      `<p id="${id}"><chatelaine-connect partner-id="aPA" base-url="${chatelaine}">${id}</chatelaine-connect></p>`;
    return { '/two': pageWith(element('first') + element('second')) };
  };
  const stage = await openStage({ files });
  await stage.page.goto(`${stage.partner.origin}/two`);
  return stage;
}

const line = (page: Page, id: string) => page.locator(`#${id}`).getByRole('link');

test('a button whose question another one has ended says nothing of a window any more', async () => {
  await using stage = await openTwo();
  const { page, partner } = stage;
  const popup = await stage.openWindow();
  const first = popup.url();
  await line(page, 'first').waitFor();

  await page.getByRole('button', { name: 'second' }).click();

  await line(page, 'second').waitFor();
  await line(page, 'first').waitFor({ state: 'detached' });
  await popup.waitForURL((url) => url.href !== first);
  await post(popup, grantedMessage(stateOf(popup.url())), partner.origin);
  expect((await heard(page, 3)).map(([name]) => name)).toEqual(['opened', 'opened', 'granted']);
});

test('control: a button that asks again keeps its line', async () => {
  await using stage = await openTwo();
  const { page } = stage;
  const popup = await stage.openWindow();
  const first = popup.url();

  await page.getByRole('button', { name: 'first' }).click();
  await popup.waitForURL((url) => url.href !== first);

  expect(await line(page, 'first').getAttribute('href')).toBe(popup.url());
});

test('after the answer there is a window to bring forward until it is closed', async () => {
  await using stage = await openStage();
  const { page, context, partner, chatelaine } = stage;
  const opened = context.waitForEvent('page');
  await page.evaluate(`window.asked = Chatelaine.connect({ url: '${chatelaine.origin}/permission?request=req_1' })`);
  const popup = await opened;
  await popup.waitForURL(`${chatelaine.origin}/**`);
  await post(popup, grantedMessage('x'), partner.origin);
  await page.evaluate('asked.result');
  expect(await page.evaluate('asked.focus()')).toBe(true);

  await popup.close();

  await eventually(() => page.evaluate('asked.focus()')).toBe(false);
  expect(stage.windows()).toEqual([page]);
});

const FRAMEWORKS = ['react', 'preact'] as const;

describe('useConnect', () => {
  test.each(inTurn(FRAMEWORKS, 0))('of %s is idle when another one asks', async (name) => {
    await using stage = await openHooks(name);
    const { page } = stage;
    await stage.openWindow();
    await page.getByRole('button', { name: 'first: open' }).waitFor();

    await page.getByRole('button', { name: 'second: idle' }).click();

    await page.getByRole('button', { name: 'second: open' }).waitFor();
    await page.getByRole('button', { name: 'first: idle' }).waitFor();
    await page.getByRole('button', { name: 'second: open' }).click();
    await eventually(() => page.getByRole('button').allTextContents()).toEqual(['first: idle', 'second: open']);
  });

  test.each(inTurn(FRAMEWORKS, 1))('of %s says that the window was closed, until an answer comes', async (name) => {
    await using stage = await openHooks(name);
    const { page } = stage;
    const popup = await stage.openWindow();
    const answer = grantedMessage(stateOf(popup.url()));

    await popup.close();

    await page.getByRole('button', { name: 'first: closed' }).waitFor();
    await page.evaluate(`new BroadcastChannel('chatelaine-connect').postMessage(${JSON.stringify(answer)})`);
    await page.getByRole('button', { name: 'first: idle' }).waitFor();
  });
});

/** Opens a page with two components that use the package's hook. Each component shows the state of its own hook. */
async function openHooks(name: string) {
  const code = await bundlePage(`two-${name}`);
  const files = (_: string, chatelaine: string) => ({
    '/two': pageWith('<script src="/two.js"></script>', `<script>globalThis.chatelaine = '${chatelaine}'</script>`),
    '/two.js': code,
  });
  const stage = await openStage({ files });
  await stage.page.goto(`${stage.partner.origin}/two`);
  return stage;
}
