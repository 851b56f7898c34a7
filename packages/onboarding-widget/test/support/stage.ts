import { openBrowser } from '@chatelaine/tools/browser/chromium';
import { eventually } from '@chatelaine/tools/browser/eventually';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import { script } from './built.ts';
import { type Files, type Site, startSite } from './site.ts';

/** One event as a page heard it. */
export type Seen = [name: string, detail: Record<string, unknown>];

export const LOG = `
  window.seen = [];
  window.violations = [];
  for (const name of ['ready', 'opened', 'blocked', 'granted', 'denied', 'error', 'closed'])
    addEventListener('chatelaine-' + name, ({ detail }) => seen.push([name, detail]));
  addEventListener('securitypolicyviolation', ({ violatedDirective }) => violations.push(violatedDirective));
`;

/** A page with the script tag in its head and this HTML in its body. */
export const pageWith = (body: string, tag = '<script src="/connect.js"></script>'): string =>
  `<!doctype html><html lang="en"><head><title>Partner</title><script src="/log.js"></script>${tag}</head><body><main><h1>Partner</h1>${body}</main></body></html>`;

/** A partner's site and a Chatelaine that does nothing by itself, in a browser of their own. */
export interface Stage extends AsyncDisposable {
  partner: Site;
  chatelaine: Site;
  context: BrowserContext;
  page: Page;
  /** All windows of this test that are open. */
  windows(): Page[];
  /** Events of the partner's page since it was loaded, but `ready` and `closed`. */
  seen(): Promise<Seen[]>;
  /** Clicks the button and gives the window that it opens. */
  openWindow(): Promise<Page>;
}

export interface StageOptions {
  /** Attributes of the element on `/`. */
  attributes?: string;
  headers?: Record<string, string>;
  files?: Files;
  browser?: Browser;
}

let shared: Promise<BrowserContext> | undefined;
let staying: Page | undefined;

// One for all tests of a worker, with a page that stays: so the next one of its site needs no process of its own. Each
// test has a window of its own, at origins of its own.
function sharedBrowser(): Promise<BrowserContext> {
  shared ??= Promise.all([openBrowser(), startSite(() => ({}))]).then(async ([context, { origin }]) => {
    staying = await context.newPage();
    await staying.goto(origin);
    return context;
  });
  return shared;
}

/** A browser that a test may use alone. All windows that it opens end with the test. */
async function browserFor(building: AsyncDisposableStack, own?: Browser): Promise<BrowserContext> {
  if (own !== undefined) return building.adopt(await openBrowser(own), (one) => one.close());
  const context = await sharedBrowser();
  building.defer(async () => {
    for (const page of windowsOf(context)) await page.close();
  });
  return context;
}

const windowsOf = (context: BrowserContext) => context.pages().filter((page) => page !== staying);

/** Opens `/` of the partner: the element, its plain link returning to `/return`, which has the element too. */
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

/** Events of a page since it was loaded, but `ready` and `closed`. */
export const seenBy = (page: Page): Promise<Seen[]> =>
  page.evaluate<Seen[]>("seen.filter(([name]) => name !== 'ready' && name !== 'closed')");

/** Waits until a page has heard this many events, and gives them. */
export async function heard(page: Page, count: number): Promise<Seen[]> {
  await eventually(async () => (await seenBy(page)).length).toBeGreaterThanOrEqual(count);
  const seen = await seenBy(page);
  expect(seen).toHaveLength(count);
  return seen;
}

/** The `state` in the address of a question. */
export const stateOf = (url: string): string => new URL(url).searchParams.get('state') ?? '';

/** What the consent page would post. */
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

/** The query with which the consent page would lead back. */
export const grantedQuery = (state: string): string => `?client=aCL&channels=[aCH]&state=${state}&request=req_1`;

/** Leads a page away, as the consent page does, and does not wait: it may close itself. */
export const lead = (page: Page, url: string): Promise<unknown> =>
  page.evaluate(`setTimeout(() => location.assign(${JSON.stringify(url)}))`);

/** Posts to the opener, as the consent page does. */
export const post = (popup: Page, data: unknown, origin: string): Promise<unknown> =>
  popup.evaluate(`opener.postMessage(${JSON.stringify(data)}, ${JSON.stringify(origin)})`);
