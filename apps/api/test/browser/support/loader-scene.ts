import { eventually } from '@chatelaine/tools/browser/eventually';
import type { Browser, Page } from 'playwright-core';
import { type BrowserWorld, startBrowserWorld } from './browser-world.ts';
import { type Door, openDoor } from './loader-door.ts';
import { type LoaderSite, pageWith, startLoaderSite } from './loader-site.ts';
import { signIn } from './sign-in.ts';

/** One event as the partner's page heard it. */
export type Heard = [name: string, detail: Record<string, unknown>];

/** How a partner's page uses the loader. */
export interface Use {
  with: 'element' | 'connect()' | 'connect() of the module';
  /** `url`: from `onboarding.start`. `link`: partner and base URL alone. */
  by: 'url' | 'link';
}

/** A real server behind a door, a partner's site with the loader, and the bakery's owner signed in. */
export interface Scene extends AsyncDisposable {
  world: BrowserWorld;
  door: Door;
  site: LoaderSite;
  page: Page;
  /** Shows `/` with a fresh button, whose question returns to `redirectPath`. */
  show(use: Use, more?: { mode?: string; redirectPath?: string }): Promise<void>;
  /** Clicks it, in this window or that, and gives the window with the question. */
  openQuestion(on?: Page): Promise<Page>;
}

/** The heading of the question. */
export const CHOOSE = 'Acme Inbox asks for permission on your WhatsApp numbers';
/** A number of the bakery's. */
export const ORDERS = '+447700900101';

/** Opens a scene. A Chromium of the caller's own stays the caller's. */
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
  // On the page: attacks are tried on the cookie that the server has set.
  await page.goto(`${door.origin}/sign-in`);
  await signIn(page, world.bakery.user);
  await page.getByRole('heading', { name: "You're signed in" }).waitFor();
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

/** `/` asks. `/return` takes the answer when `finish()` is called: so it can be looked at before it closes itself. */
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

/** What a page has heard of an answer so far: all but `ready`. */
export const heardBy = (page: Page): Promise<Heard[]> =>
  page.evaluate<Heard[]>("heard.filter(([name]) => name !== 'ready')");

/** What it has heard when all that was said to it has arrived. */
export async function allHeard(page: Page): Promise<Heard[]> {
  await page.evaluate('settled()');
  return heardBy(page);
}

/** Answers: ticks the first number and grants it, or says no. Leaves the receipt at once. */
export async function answer(popup: Page, how: 'granted' | 'denied'): Promise<void> {
  if (how === 'denied') return await popup.getByRole('button', { name: 'Not now' }).click({ noWaitAfter: true });
  await popup.getByRole('checkbox', { name: ORDERS }).check();
  await popup.getByRole('button', { name: 'Grant permission for 1 number' }).click();
  await popup.getByRole('link', { name: 'Continue' }).click({ noWaitAfter: true });
}

/** Lets the return page take the answer, and waits until it has closed its window. */
export async function finish(popup: Page): Promise<void> {
  await popup.evaluate('void setTimeout(finish)');
  await eventually(() => popup.isClosed()).toBe(true);
}

/** The bakery's numbers that the partner may use, asked of the server. */
export async function sharedNow({ partner, bakery }: BrowserWorld): Promise<string[]> {
  const permissions = await partner.permissions.list({ clientId: bakery.id, status: 'shared' }).toArray({ limit: 100 });
  return permissions.map(({ channelId }) => channelId);
}

/** How many grants of the bakery's there have ever been, as the partner's own event list says. */
export async function grantsOf({ partner, bakery }: BrowserWorld): Promise<number> {
  const query = { clientId: bakery.id, type: 'permission.granted' } as const;
  return (await partner.events.list(query).toArray({ limit: 1000 })).length;
}
