import { launchChromium } from '@chatelaine/tools/browser/chromium';
import { eventually } from '@chatelaine/tools/browser/eventually';
import { inTurn } from '@chatelaine/tools/rounds';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Files } from './support/site.ts';
import { grantedMessage, grantedQuery, heard, lead, openStage, pageWith, post, stateOf } from './support/stage.ts';

// Headless Chromium blocks popups only with the option `--block-new-web-contents`. With this option Chromium blocks
// every window that a page opens without a click of the person.
let strict: Browser;
beforeAll(async () => {
  strict = await launchChromium(['--block-new-web-contents']);
});
afterAll(() => strict?.close());

describe('outside a click Chromium opens no window, so', () => {
  test('auto goes there in the tab, and back', async () => {
    await using stage = await openStage({ browser: strict, files: unasked('auto') });
    const { page, partner, chatelaine } = stage;
    await page.goto(`${partner.origin}/unasked`);
    await page.waitForURL(`${chatelaine.origin}/permission?*`);
    const state = stateOf(page.url());

    await lead(page, `${partner.origin}/return${grantedQuery(state)}`);
    await page.waitForURL('**/return*');

    expect(await heard(page, 1)).toMatchObject([['granted', { state, via: 'redirect', channelIds: ['aCH'] }]]);
    expect(page.url()).toBe(`${partner.origin}/return`);
    await page.reload();
    await eventually(() => page.evaluate('seen.map(([name]) => name)')).toEqual(['ready']);
    await heard(page, 0);
  });

  test('popup says so', async () => {
    await using stage = await openStage({ browser: strict, files: unasked('popup') });
    const { page, partner, chatelaine } = stage;

    await page.goto(`${partner.origin}/unasked`);

    const url = expect.stringContaining(`${chatelaine.origin}/permission?`);
    expect(await heard(page, 1)).toEqual([['blocked', { url }]]);
    expect(await page.evaluate('opened')).toBeNull();
  });
});

/**
 * A page whose element asks for permission without a click of the person. `opened` is the control: the result when the
 * page itself tries to open a window.
 */
function unasked(mode: string): Files {
  return (origin, chatelaine) => ({
    '/unasked':
      pageWith(`<chatelaine-connect partner-id="aPA" mode="${mode}" base-url="${chatelaine}" redirect-url="${origin}/return"></chatelaine-connect>
      <script>
        const opened = open('/empty', 'other');
        addEventListener('chatelaine-ready', () => document.querySelector('chatelaine-connect').connect());
      </script>`),
  });
}

describe('a null handle, whatever the reason,', () => {
  test.each(inTurn(['granted', 'denied'], 0))('leads away and back: %s, and then ready', async (answer) => {
    await using stage = await openStage();
    const { page, partner, chatelaine } = stage;
    await page.evaluate('window.open = () => null');
    await page.getByRole('button').click();
    await page.waitForURL(`${chatelaine.origin}/**`);
    const state = stateOf(page.url());

    const query = answer === 'granted' ? grantedQuery(state) : `?error=access_denied&state=${state}&request=req_1`;
    await lead(page, `${partner.origin}/return${query}#part`);
    await page.waitForURL('**/return*');

    await eventually(() => page.evaluate('seen.map(([name]) => name)')).toEqual([answer, 'ready']);
    expect(page.url()).toBe(`${partner.origin}/return#part`);
  });
});

test('in mode popup the link opens what was blocked', async () => {
  await using stage = await openStage({ attributes: 'mode="popup"' });
  const { page, partner, context, chatelaine } = stage;
  await page.evaluate('window.realOpen = open; window.open = () => null');
  await page.getByRole('button').click();
  expect((await heard(page, 1))[0]?.[0]).toBe('blocked');
  await page.evaluate('window.open = realOpen');

  const opening = context.waitForEvent('page');
  await page.getByRole('link', { name: 'Open the window' }).click();
  const popup = await opening;
  await popup.waitForURL(`${chatelaine.origin}/**`);
  await post(popup, grantedMessage(stateOf(popup.url())), partner.origin);

  expect((await heard(page, 3)).map(([name]) => name)).toEqual(['blocked', 'opened', 'granted']);
});

test('and it is a link like any other where pages open no window at all', async () => {
  await using stage = await openStage({ attributes: 'mode="popup"' });
  const { page, context, chatelaine } = stage;
  await page.evaluate('window.open = () => null');
  await page.getByRole('button').click();
  expect((await heard(page, 1))[0]?.[0]).toBe('blocked');

  const opening = context.waitForEvent('page');
  await page.getByRole('link', { name: 'Open the window' }).click();

  await (await opening).waitForURL(`${chatelaine.origin}/**`);
});

describe('in mode redirect', () => {
  test('an answer that this tab did not ask for is none', async () => {
    await using stage = await openStage({ attributes: 'mode="redirect"' });
    const { page, partner, chatelaine } = stage;
    await page.getByRole('button').click();
    await page.waitForURL(`${chatelaine.origin}/**`);
    const state = stateOf(page.url());

    await page.goto(`${partner.origin}/return${grantedQuery('forged')}`);
    await eventually(() => page.evaluate("seen.some(([name]) => name === 'ready')")).toBe(true);
    await heard(page, 0);

    // An answer with the right state still counts, but only once.
    await page.goto(`${partner.origin}/return${grantedQuery(state)}`);
    await heard(page, 1);
    await page.goto(`${partner.origin}/return${grantedQuery(state)}`);
    await eventually(() => page.evaluate("seen.some(([name]) => name === 'ready')")).toBe(true);
    await heard(page, 0);
  });

  test('a window opened later does not take the old question for its own', async () => {
    await using stage = await openStage({ attributes: 'mode="redirect"' });
    const { page, partner, chatelaine } = stage;
    const url = `${chatelaine.origin}/permission?request=req_1`;
    const ask = (mode: string) =>
      page.evaluate(
        `void Chatelaine.connect({ url: '${url}', mode: '${mode}', onEvent: (name, detail) => seen.push([name, detail]) })`,
      );
    await ask('redirect');
    await page.waitForURL(url);
    await page.goto(partner.origin);
    const opening = stage.context.waitForEvent('page');
    await ask('popup');
    const popup = await opening;
    await popup.waitForURL(url);

    await lead(popup, `${partner.origin}/return${grantedQuery('x')}`);

    expect((await heard(page, 2))[1]).toMatchObject(['granted', { via: 'broadcast' }]);
    await eventually(() => popup.isClosed()).toBe(true);
  });
});
