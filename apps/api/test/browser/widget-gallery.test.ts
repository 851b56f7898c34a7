import { expectAccessible } from '@chatelaine/tools/browser/accessible';
import { eventually } from '@chatelaine/tools/browser/eventually';
import { inTurn, isFull } from '@chatelaine/tools/rounds';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { EXAMPLES } from '../../../../examples/widget-gallery/src/example.ts';
import { type RunningGallery, startGallery } from '../../../../examples/widget-gallery/src/start-gallery.ts';
import { someOf } from '../test-in-turn.ts';
import { type BrowserWorld, startBrowserWorld } from './support/browser-world.ts';
import { hearViolations } from './support/partner-site-visit.ts';
import { showPictures } from './support/pictures.ts';
import { takePicture } from './support/screen.ts';
import { arriveAs } from './support/sign-in.ts';

showPictures();

let world: BrowserWorld;
let gallery: RunningGallery;
let violations: string[];

beforeAll(async () => {
  world = await startBrowserWorld();
  const { baseUrl, demo, bakery, context } = world;
  gallery = await startGallery({ port: 0, chatelaineUrl: baseUrl, partnerKey: demo.partner.partnerKey });
  violations = await hearViolations(context);
  context.setDefaultTimeout(15_000);
  // One number is Shared from the beginning, so every example can end with a press of "Keep as it is".
  await world.share([bakery.channels[0]?.id ?? '']);
  await arriveAs(world, bakery.user);
});

afterAll(async () => {
  await gallery?.stop();
  await world?.[Symbol.asyncDispose]();
});

// All examples share one browser. If a popup stayed open, the next example would load this popup again instead of a new
// one. So each test closes all popups.
afterEach(async () => {
  for (const page of world.context.pages()) if (page !== world.page) await page.close();
});

const open = async (name: string): Promise<Page> => {
  await world.page.goto(`${gallery.url}/${name}`);
  return world.page;
};
// The consent page uses the language of the button that opened it. One example has a button in German.
const keep = (question: Page) => question.getByRole('button', { name: /^(Keep as it is|Unverändert lassen)$/ }).click();
const events = (page: Page) => page.locator('#log li b').allTextContents();
const lastDetail = async (page: Page): Promise<Record<string, unknown>> =>
  JSON.parse((await page.locator('#log li code').last().textContent()) ?? '');

/** Presses a button or link of the example that opens a window, and answers in this window. */
async function answerInWindow(page: Page, name: string): Promise<void> {
  const opened = world.context.waitForEvent('page');
  await page.locator('#example').getByRole('button', { name, exact: true }).click();
  const popup = await opened;
  await keep(popup);
  if (!popup.isClosed()) await popup.waitForEvent('close');
}

describe('an example is answered, and tells it', () => {
  // A quick run takes one example of each kind: the element, the components and the old buttons. The examples of one
  // kind have the same structure.
  const ANSWERED: [name: string, label: string, expected: string[]][] = [
    ['script-tag', 'Connect WhatsApp', ['chatelaine-ready', 'chatelaine-opened', 'chatelaine-granted']],
    ['module', 'Connect WhatsApp', ['opened', 'granted', 'result']],
    ['styled', 'Nummern freigeben', ['chatelaine-ready', 'chatelaine-opened', 'chatelaine-granted']],
    ['modes', 'Connect (auto)', [...Array(3).fill('chatelaine-ready'), 'chatelaine-opened', 'chatelaine-granted']],
    ['modes', 'Connect (popup)', [...Array(3).fill('chatelaine-ready'), 'chatelaine-opened', 'chatelaine-granted']],
    ['react', 'Connect WhatsApp', ['ready', 'opened', 'granted']],
    ['preact', 'Connect WhatsApp', ['ready', 'opened', 'granted']],
    ['old-element', 'Connect WhatsApp', ['connect-callback']],
    ['old-react', 'Connect WhatsApp', ['callback']],
  ];
  const QUICK = ['script-tag', 'react', 'old-element'];
  test.each(ANSWERED.filter(([name]) => isFull || QUICK.includes(name)))('%s: %s', async (name, label, expected) => {
    const page = await open(name);
    await page.locator('#example').getByRole('button', { name: label, exact: true }).waitFor();

    await answerInWindow(page, label);

    await eventually(() => events(page)).toEqual(expected);
    const { bakery } = world;
    const client = name.startsWith('old') ? { client: bakery.id } : { clientId: bakery.id };
    expect(await lastDetail(page)).toMatchObject(client);
  });

  test('modes: the tab comes back with the answer', async () => {
    const page = await open('modes');
    await page.getByRole('button', { name: 'Connect (redirect)' }).click();
    await keep(page);

    await page.waitForURL(`${gallery.url}/return?example=modes`);
    await eventually(() => events(page)).toContain('chatelaine-granted');
  });

  test('plain-link: the page that is returned to shows what the address says', async () => {
    const page = await open('plain-link');
    await page.locator('#example').getByRole('link', { name: 'Connect WhatsApp' }).click();
    await keep(page);

    await page.waitForURL(`${gallery.url}/return?example=plain-link&client=*`);
    await eventually(() => events(page)).toEqual(['returned']);
    expect(await lastDetail(page)).toMatchObject({ client: world.bakery.id });
  });
});

const LOOKS = [
  [1000, 'light'],
  [320, 'dark'],
] as const;

// Every page of the gallery has the same structure around its example. So a quick run checks only three pages: the list
// of examples, a page with the element and a page with a component. axe checks the pages in the two looks in turn.
const PAGES = someOf(['', ...EXAMPLES.map(({ name }) => name)], '', 'modes', 'react');

test.each(PAGES)('/%s has nothing that axe objects to, and fits into 320 px', async (name) => {
  const page = await open(name);
  if (name !== '' && name !== 'plain-link') await page.locator('#example').getByRole('button').first().waitFor();
  for (const [width] of LOOKS) {
    await page.setViewportSize({ width, height: 800 });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
  }
  for (const [width, scheme] of inTurn(LOOKS, PAGES.indexOf(name))) {
    await page.setViewportSize({ width, height: 800 });
    await takePicture(page, `gallery ${name || 'index'}--en-${width}-light`);
    await expectAccessible(page, [scheme]);
  }
});

test('the source that is shown is the source that runs', async () => {
  const page = await open('script-tag');
  const shown = (await page.locator('pre').textContent()) ?? '';

  const attributes = /partner-id="(\w+)"\s+base-url="(\S+)"\s+redirect-url="(\S+)"/.exec(shown)?.slice(1);
  const running = await page.evaluate(
    "[...document.querySelector('chatelaine-connect').attributes].map(({ value }) => value)",
  );

  expect(attributes).toEqual(running);
});

test('nothing on its pages breaks their strict policy', async () => {
  expect(violations).toEqual([]);

  // Control: the test would see a violation, because a forbidden style is reported as a violation.
  const page = await open('react');
  await page.evaluate("document.body.setAttribute('style', 'color: red')");
  await eventually(() => violations).toEqual(['/react: style-src-attr inline']);
});

test('its return URL stands beside those that were there', async () => {
  const { redirectUrls } = await world.partner.settings.get();

  expect(gallery.isRegistered).toBe(true);
  expect(redirectUrls).toEqual([`${world.demo.partnerSiteUrl}/return`, `${gallery.url}/return`]);
});

test('it starts no question for another page', async () => {
  const answer = await fetch(`${gallery.url}/start/react`, { method: 'POST' });

  expect(answer.status).toBe(403);
});
