import { eventually } from '@chatelaine/tools/browser/eventually';
import { inTurn, isFull } from '@chatelaine/tools/rounds';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { answer, CHOOSE, ORDERS, openScene, type Scene, sharedNow } from './support/loader-scene.ts';
import { type LoaderSite, pageWith, startLoaderSite } from './support/loader-site.ts';
import { setShared } from './support/set-shared.ts';

let scene: Scene;
let evil: LoaderSite;
let opener: Page;
beforeAll(async () => {
  [scene, evil] = await Promise.all([openScene(), startLoaderSite()]);
  evil.pages['/'] = pageWith('');
  scene.site.pages['/return'] = '<!doctype html><title>Return</title><h1>Return</h1>';
  scene.site.pages['/'] = pageWith('');
});
afterAll(() => Promise.all([scene, evil].map((one) => one?.[Symbol.asyncDispose]())));
beforeEach(async () => {
  await setShared(scene.world, 0);
  opener = await scene.world.context.newPage();
});
afterEach(async () => {
  for (const page of scene.world.context.pages()) if (page !== scene.page) await page.close();
});

/** Opens the consent page from a page of this site, with the partner's public link or the link of a new request. */
async function openFrom(site: LoaderSite, by: 'link' | 'request'): Promise<Page> {
  const { world, door } = scene;
  const redirectUrl = `${scene.site.origin}/return`;
  const link = `${door.origin}/permission?partner_id=${world.demo.partner.id}&state=1&redirect_url=${redirectUrl}`;
  const url = by === 'link' ? link : (await world.partner.onboarding.start({ redirectUrl })).url;
  await opener.goto(`${site.origin}/`);
  const opened = world.context.waitForEvent('page');
  await opener.evaluate(`void window.open(${JSON.stringify(url)}, 'stolen')`);
  const popup = await opened;
  await popup.getByRole('heading', { name: CHOOSE }).waitFor();
  return popup;
}

/**
 * Lists the messages that the opener has received from the popup. The function first sends one more message from the
 * popup and waits for it. Messages arrive in order, so by then every earlier message has arrived.
 */
async function heardByOpener(popup: Page): Promise<unknown[]> {
  await popup.evaluate("opener.postMessage('last', '*')");
  await eventually(() => opener.evaluate("messages.some(({ data }) => data === 'last')")).toBe(true);
  return opener.evaluate("messages.filter(({ data }) => data !== 'last')");
}

/** Runs a script in the opener. Returns the result of the script, or the name of the error that the script throws. */
const attempt = (script: string) =>
  opener.evaluate<string>(`(() => { try { return String(${script}); } catch ({ name }) { return name; } })()`);

const ANSWERS = [
  ['link', 'granted'],
  ['request', 'denied'],
  ['link', 'denied'],
  ['request', 'granted'],
] as const;

test.each(isFull ? ANSWERS : ANSWERS.slice(0, 2))(
  "a stranger who opens a partner's %s hears nothing of what is %s",
  async (by, how) => {
    const popup = await openFrom(evil, by);

    await answer(popup, how);
    await popup.getByRole('heading', { name: 'Return' }).waitFor();

    expect(await heardByOpener(popup)).toEqual([]);
    expect((await sharedNow(scene.world)).length).toBe(how === 'granted' ? 1 : 0);
  },
);

test.each(inTurn(['granted', 'denied'] as const, 0))(
  'control: who has the registered origin hears it: %s',
  async (how) => {
    const popup = await openFrom(scene.site, 'link');

    await answer(popup, how);
    await popup.getByRole('heading', { name: 'Return' }).waitFor();

    expect(await heardByOpener(popup)).toEqual([
      { origin: scene.door.origin, data: expect.objectContaining({ type: how }) },
    ]);
  },
);

test('it cannot read the question, nor act in it', async () => {
  const { world } = scene;
  const popup = await openFrom(evil, 'request');
  await popup.getByRole('checkbox', { name: ORDERS }).check();
  const answers = world.seen.count('POST /permission/answer');

  for (const script of ['popup.document.body.innerText', 'popup.location.href', 'popup.name', 'popup.sessionStorage'])
    expect(await attempt(script), script).toBe('SecurityError');
  // The browser refuses to run a `javascript:` address in the popup. Some browsers throw an error here and others do
  // not, so the test ignores the error.
  await attempt("popup.location = 'javascript:document.forms[0].requestSubmit()'");
  for (const word of ['grant', { type: 'click' }, { source: 'chatelaine', v: 1, type: 'granted' }])
    await opener.evaluate(`popup.postMessage(${JSON.stringify(word)}, '*')`);
  await popup.evaluate("fetch('/permission/question', { method: 'POST' }).then(({ status }) => status)");

  expect(world.seen.count('POST /permission/answer')).toBe(answers);
  expect(await popup.getByRole('checkbox', { name: ORDERS }).isChecked()).toBe(true);
  // Control: the opener can still reach the popup, because the opener can close the popup.
  await opener.evaluate('popup.close()');
  await eventually(() => popup.isClosed()).toBe(true);
  expect(await sharedNow(world)).toEqual([]);
});

test('leading the window away from a question that is filled in grants nothing, nor does leading it back', async () => {
  const { world, door } = scene;
  const answers = world.seen.count('POST /permission/answer');
  const popup = await openFrom(evil, 'request');
  const question = popup.url();
  await popup.getByRole('checkbox', { name: ORDERS }).check();

  await opener.evaluate(`void (popup.location = '${evil.origin}/elsewhere')`);
  await popup.getByRole('heading', { name: '/elsewhere' }).waitFor();
  await opener.evaluate(`void (popup.location = ${JSON.stringify(`${question}&decision=save&grant=all#grant`)})`);
  await popup.getByRole('heading', { name: CHOOSE }).waitFor();

  // The page has forgotten the ticked number and asks again.
  expect(await popup.getByRole('checkbox', { name: ORDERS }).isChecked()).toBe(false);
  expect(popup.url().startsWith(door.origin)).toBe(true);
  expect(world.seen.count('POST /permission/answer')).toBe(answers);
  expect(await sharedNow(world)).toEqual([]);
});
