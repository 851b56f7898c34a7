import { eventually } from '@chatelaine/tools/browser/eventually';
import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import { type BrowserWorld, startBrowserWorld } from './browser-world.ts';
import { type Door, openDoor } from './loader-door.ts';
import { type LoaderSite, pageWith, startLoaderSite } from './loader-site.ts';

/** One event that the partner's page received. */
export type Heard = [name: string, detail: Record<string, unknown>];

/** The way in which a partner's page uses the loader. */
export interface Use {
  with: 'element' | 'connect()' | 'connect() of the module';
  /**
   * How the page tells the loader what to open. `url`: by the address of a request that `onboarding.start` began.
   * `link`: only by the partner's id and our base URL.
   */
  by: 'url' | 'link';
}

/**
 * A real server behind a proxy, a partner's site with the loader, and a browser in which the bakery's owner is signed
 * in.
 */
export interface Scene extends AsyncDisposable {
  world: BrowserWorld;
  door: Door;
  site: LoaderSite;
  page: Page;
  /** Loads the partner's page `/` with a new button. The browser returns to `redirectPath` after the answer. */
  show(use: Use, more?: { mode?: string; redirectPath?: string }): Promise<void>;
  /** Clicks the button on the page `on`, by default on `page`. Returns the window with the consent page. */
  openQuestion(on?: Page): Promise<Page>;
}

/** The heading of the question screen, which asks for permission. */
export const CHOOSE = 'Let Acme Inbox send and receive WhatsApp messages for Harbour Bakery?';
/** A number of the bakery. */
export const ORDERS = '+447700900101';

/** Starts the server, the proxy and the site. A Chromium that the caller passes stays open at the end. */
export async function openScene(chromium?: Browser): Promise<Scene> {
  await using building = new AsyncDisposableStack();
  const door = building.use(await openDoor());
  const lent = chromium && { newContext: chromium.newContext.bind(chromium), async [Symbol.asyncDispose]() {} };
  const chromiumOf = lent && { chromium: async () => lent as unknown as Browser };
  const world = building.use(await startBrowserWorld({ baseUrl: door.origin, ...chromiumOf }));
  door.port = world.nodes[0].port;
  const site = building.use(await startLoaderSite());
  await world.partner.settings.update({ redirectUrls: [`${site.origin}/return`, `${site.origin}/home`] });
  const { page, context } = world;
  // The attacks must use the cookie that the server sets, so the context of the browser signs in. The sign-in page has
  // tests of its own.
  const headers = { 'x-chatelaine': '1', origin: door.origin };
  const signIn = `${door.origin}/api/auth/sign-in/email`;
  expect((await context.request.post(signIn, { headers, data: world.bakery.user })).status()).toBe(200);
  const built = building.move();
  return {
    world,
    door,
    site,
    page,
    async show(use, { mode = 'auto', redirectPath = '/return' } = {}) {
      const redirectUrl = site.origin + redirectPath;
      const link = { partnerId: world.demo.partner.id, baseUrl: door.origin, redirectUrl };
      const options = use.by === 'link' ? link : { url: await urlFor(world, redirectUrl) };
      Object.assign(site.pages, pagesFor(use, { ...options, mode }));
      await page.goto(site.origin);
    },
    async openQuestion(on = page) {
      const opened = context.waitForEvent('page').catch(async (cause) => {
        throw new Error(`No window: ${JSON.stringify(await on.evaluate('[heard, failures]'))}`, { cause });
      });
      await on.getByRole('button', { name: 'Connect WhatsApp' }).click();
      const popup = await opened;
      await popup.getByRole('heading', { name: CHOOSE }).waitFor();
      return popup;
    },
    [Symbol.asyncDispose]: () => built.disposeAsync(),
  };
}

const urlFor = async (world: BrowserWorld, redirectUrl: string) =>
  (await world.partner.onboarding.start({ redirectUrl, state: 'visit 7' })).url;

/**
 * Builds the pages of the partner's site. `/` has the button. `/return` reads the answer and closes itself, but only
 * when a test calls `finish()`. So the test can look at `/return` before the page closes.
 */
function pagesFor(use: Use, options: Record<string, string>): Record<string, string> {
  const attributes = Object.entries(options).map(
    ([name, value]) => `${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}="${value}"`,
  );
  const tell = '(name, detail) => heard.push([name, detail])';
  const element = `<chatelaine-connect ${attributes.join(' ')}></chatelaine-connect>`;
  const button = `<button id="ask">Connect WhatsApp</button><script>
    ask.onclick = () => Chatelaine.connect({ ...${JSON.stringify(options)}, onEvent: ${tell} }).result.catch(() => {});</script>`;
  const finish =
    use.with === 'element'
      ? "document.body.append(document.createElement('chatelaine-connect'))"
      : `Chatelaine.completeReturn(${tell})`;
  const ask = use.with === 'element' ? element : button;
  const loader = use.with === 'connect() of the module' ? 'module' : 'script';
  return {
    '/': pageWith(ask, loader),
    '/return': pageWith(`<script>window.finish = () => ${finish}</script>`, loader),
    '/home': pageWith(`${ask}<script>if (${use.with !== 'element'}) Chatelaine.completeReturn(${tell})</script>`),
  };
}

/** Returns the events of the loader that a page has received so far, without the event `ready`. */
export const heardBy = (page: Page): Promise<Heard[]> =>
  page.evaluate<Heard[]>("heard.filter(([name]) => name !== 'ready')");

/** Waits until every message to the page has arrived. Then returns the events that `heardBy` returns. */
export async function allHeard(page: Page): Promise<Heard[]> {
  await page.evaluate('settled()');
  return heardBy(page);
}

/**
 * Answers the request in the popup: denies it, or ticks the first number, grants permission and leaves the confirmation
 * page at once.
 */
export async function answer(popup: Page, how: 'granted' | 'denied'): Promise<void> {
  if (how === 'denied') return await popup.getByRole('button', { name: 'Not now' }).click({ noWaitAfter: true });
  await popup.getByRole('checkbox', { name: ORDERS }).check();
  await popup.getByRole('button', { name: 'Connect 1 number' }).click();
  await popup.getByRole('link', { name: 'Continue' }).click({ noWaitAfter: true });
}

/** Lets the return page take the answer, and waits until the page has closed its window. */
export async function finish(popup: Page): Promise<void> {
  await popup.evaluate('void setTimeout(finish)');
  await eventually(() => popup.isClosed()).toBe(true);
}

/** Returns the ids of the bakery's numbers that the partner may use at this moment. */
export async function sharedNow({ partner, bakery }: BrowserWorld): Promise<string[]> {
  const permissions = await partner.permissions.list({ clientId: bakery.id, status: 'shared' }).toArray({ limit: 100 });
  return permissions.map(({ channelId }) => channelId);
}

/** Returns how many grants of the bakery the partner's list of events contains, also grants that have ended since. */
export async function grantsOf({ partner, bakery }: BrowserWorld): Promise<number> {
  const query = { clientId: bakery.id, type: 'permission.granted' } as const;
  return (await partner.events.list(query).toArray({ limit: 1000 })).length;
}
