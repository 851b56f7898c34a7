import { openBrowser } from '@chatelaine/tools/browser/chromium';
import { eventually } from '@chatelaine/tools/browser/eventually';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import { script } from './built.ts';
import { type Files, type Site, startSite } from './site.ts';

/** An event that a page received. */
export type Seen = [name: string, detail: Record<string, unknown>];

export const LOG = `
  window.seen = [];
  window.violations = [];
  for (const name of ['ready', 'opened', 'blocked', 'granted', 'denied', 'error', 'closed'])
    addEventListener('chatelaine-' + name, ({ detail }) => seen.push([name, detail]));
  addEventListener('securitypolicyviolation', ({ violatedDirective }) => violations.push(violatedDirective));
`;

/** Makes a page with the script tag in its head and this HTML in its body. */
export const pageWith = (body: string, tag = '<script src="/connect.js"></script>'): string =>
  `<!doctype html><html lang="en"><head><title>Partner</title><script src="/log.js"></script>${tag}</head><body><main><h1>Partner</h1>${body}</main></body></html>`;

/** A partner's site, and an empty site in the place of Chatelaine, with a browser. */
export interface Stage extends AsyncDisposable {
  partner: Site;
  chatelaine: Site;
  context: BrowserContext;
  page: Page;
  /** Returns all open windows of this test. */
  windows(): Page[];
  /** Returns the events of the partner's page since its load, without `ready` and `closed`. */
  seen(): Promise<Seen[]>;
  /** Clicks the button and returns the window that opens. */
  openWindow(): Promise<Page>;
}

export interface StageOptions {
  /** The attributes of the element on `/`. */
  attributes?: string;
  headers?: Record<string, string>;
  files?: Files;
  browser?: Browser;
}

let shared: Promise<BrowserContext> | undefined;
let staying: Page | undefined;

// All tests of a worker share one browser. One page stays open, so the next page of the same site needs no new process.
// Each test has its own window and its own origins.
function sharedBrowser(): Promise<BrowserContext> {
  shared ??= Promise.all([openBrowser(), startSite(() => ({}))]).then(async ([context, { origin }]) => {
    staying = await context.newPage();
    await staying.goto(origin);
    return context;
  });
  return shared;
}

/** Returns the browser for a test. At the end of the test all windows of the test are closed. */
async function browserFor(building: AsyncDisposableStack, own?: Browser): Promise<BrowserContext> {
  if (own !== undefined) return building.adopt(await openBrowser(own), (one) => one.close());
  const context = await sharedBrowser();
  building.defer(async () => {
    for (const page of windowsOf(context)) await page.close();
  });
  return context;
}

const windowsOf = (context: BrowserContext) => context.pages().filter((page) => page !== staying);

/**
 * Opens `/` of the partner's site, a page with the element. The consent page leads the person back to `/return`, which
 * has the element too.
 */
export async function openStage({ attributes = '', headers, files = () => ({}), browser }: StageOptions = {}) {
  await using building = new AsyncDisposableStack();
  const chatelaine = building.use(await startSite(() => ({})));
  const element = (origin: string) =>
    `<chatelaine-connect partner-id="aPA" base-url="${chatelaine.origin}" redirect-url="${origin}/return" ${attributes}></chatelaine-connect>`;
  const ours = (origin: string) => ({
    '/': pageWith(element(origin)),
    '/return': pageWith(element(origin)),
    '/log.js': LOG,
    '/connect.js': script,
    ...files(origin, chatelaine.origin),
  });
  const partner = building.use(await startSite(ours, headers));
  const context = await browserFor(building, browser);
  const page = await context.newPage();
  await page.goto(partner.origin);
  const built = building.move();
  const stage: Stage = {
    partner,
    chatelaine,
    context,
    page,
    windows: () => windowsOf(context),
    seen: () => seenBy(page),
    async openWindow() {
      const opened = context.waitForEvent('page');
      await page.getByRole('button').first().click();
      const popup = await opened;
      await popup.waitForURL(`${chatelaine.origin}/**`);
      return popup;
    },
    [Symbol.asyncDispose]: () => built.disposeAsync(),
  };
  return stage;
}

/** Returns the events of a page since its load, without `ready` and `closed`. */
export const seenBy = (page: Page): Promise<Seen[]> =>
  page.evaluate<Seen[]>("seen.filter(([name]) => name !== 'ready' && name !== 'closed')");

/** Waits until a page has received `count` events, and returns the events. */
export async function heard(page: Page, count: number): Promise<Seen[]> {
  await eventually(async () => (await seenBy(page)).length).toBeGreaterThanOrEqual(count);
  const seen = await seenBy(page);
  expect(seen).toHaveLength(count);
  return seen;
}

/** Returns the `state` in the address of a question. */
export const stateOf = (url: string): string => new URL(url).searchParams.get('state') ?? '';

/** Makes the message that the consent page posts. */
export const grantedMessage = (state: string, more: object = {}) => ({
  source: 'chatelaine',
  v: 1,
  type: 'granted',
  requestId: 'req_1',
  state,
  clientId: 'aCL',
  channelIds: ['aCH'],
  withdrawnChannelIds: [],
  ...more,
});

/** Makes the query of the address to which the consent page leads back. */
export const grantedQuery = (state: string): string => `?client=aCL&channels=[aCH]&state=${state}&request=req_1`;

/** Makes a page go to another address, as the consent page does. Does not wait, because the page may close itself. */
export const lead = (page: Page, url: string): Promise<unknown> =>
  page.evaluate(`setTimeout(() => location.assign(${JSON.stringify(url)}))`);

/** Posts a message to the opener, as the consent page does. */
export const post = (popup: Page, data: unknown, origin: string): Promise<unknown> =>
  popup.evaluate(`opener.postMessage(${JSON.stringify(data)}, ${JSON.stringify(origin)})`);
