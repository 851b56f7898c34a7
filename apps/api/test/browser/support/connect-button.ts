import type { Browser, Page } from 'playwright-core';
import { openWindow } from '../../world/window.ts';
import type { BrowserWorld } from './browser-world.ts';
import { type ButtonProps, buttonPages, type Kind } from './connect-button-page.ts';
import { openStreet, type Street } from './connect-button-street.ts';
import { worldAt } from './connect-button-world.ts';
import { type Pages, type PartnerSite, startPartnerSite } from './partner-site.ts';

/** The value that the button passes to the partner's code. `revokedChannels` is left out if no number was revoked. */
export interface Callback {
  client: string;
  channels: string[];
  revokedChannels?: string[];
}

/** One call of the partner's code: `on` names the window and the event, and `detail` is the value that was passed. */
export interface Told {
  on: string;
  detail: Callback;
}

/**
 * The report that a page with the button sends after the button has read the page's address: the query of the address,
 * and the values that the partner's code received on this page. Pages in a popup do not send this report.
 */
export interface Settled {
  search: string;
  callbacks: Callback[];
}

/** A page with the button on it, at `https://partner.example`. */
export interface ButtonSite extends AsyncDisposable {
  world: BrowserWorld;
  street: Street;
  site: PartnerSite;
  kind: Kind;
  /** The page with the button, which the person sees. */
  page: Page;
  /** The address of `page`. The button works only if this address is also a registered redirect URL of the partner. */
  url: string;
  /** Lists all calls of the partner's code, over all page loads and all windows, in alphabetical order. */
  told(): Told[];
  /** Returns the last report, or null before the first report. */
  settled(): Settled | null;
  /** Lists the messages that a page with the button received, from every sender. */
  messages(): { data: unknown; origin: string }[];
  /** Loads the page again, with a button that has these options. */
  show(props: Partial<ButtonProps>): Promise<void>;
  /** Clicks the button and returns the window that opens. */
  connect(): Promise<Page>;
}

const BASE_URLS = {
  local: { v1: 'http://localhost:8082', v2: 'http://localhost:8082' },
  prod: { v1: 'https://hub.360dialog.com', v2: 'https://app.360dialog.com' },
};
const PARTNER = 'partner.example';

/**
 * The calls of the partner's code for one answer, as they were measured: one entry for each call, with its window and
 * its event. Calls in the popup of the element do not count. The element calls the partner's code 100 ms after the page
 * began. By then the popup has usually closed itself, but on a busy machine it may still be open.
 */
export const COUNTS: Record<Kind, string[]> = {
  '<dialog-connect-button>': [
    'opener connect-callback',
    'opener connect-callback',
    'opener dialog-connect-callback',
    'opener dialog-connect-callback',
  ],
  '<ConnectButton>': ['opener callback', 'popup callback'],
};

/** Lists the calls of the partner's code for one answer. */
export const toldOnce = (kind: Kind, detail: Callback): Told[] => COUNTS[kind].map((on) => ({ on, detail }));

/** Opens a world at the address that this button uses, and a site with these pages at `https://partner.example`. */
export async function openPartner(
  { env = 'local', version = 'v1' }: Pick<ButtonProps, 'env' | 'version'>,
  pages: Pages,
): Promise<Pick<ButtonSite, 'world' | 'street' | 'site'> & AsyncDisposable> {
  await using building = new AsyncDisposableStack();
  const street = await openStreet();
  const baseUrl = BASE_URLS[env][version];
  const shared = await worldAt(baseUrl, `https://${PARTNER}/connect`);
  const { port } = shared.nodes[0];
  street.houses.set(new URL(baseUrl).host, { port });
  const window = building.use(await openWindow(port, { chromium: async () => borrowed(street.browser) }));
  const world: BrowserWorld = { ...shared, ...window };
  // Playwright cancels an intercepted request when the request's window closes. The popup of the button closes itself,
  // so no request of these windows may be intercepted.
  await world.context.unrouteAll();
  const site = building.use(await startPartnerSite(pages));
  street.houses.set(PARTNER, { port: portOf(site) });
  const built = building.move();
  return { world, street, site, [Symbol.asyncDispose]: () => built.disposeAsync() };
}

/** Opens a partner's page that has the unmodified button, with a server at the address that this button uses. */
export async function openButtonSite(kind: Kind, props: Partial<ButtonProps> = {}): Promise<ButtonSite> {
  let pages: Record<string, string> = {};
  const opened = await openPartner(props, () => pages);
  const { world, site } = opened;
  const { page, context, demo } = world;
  const url = `https://${PARTNER}/connect`;
  async function show(next: Partial<ButtonProps>): Promise<void> {
    pages = await buttonPages(kind, { partnerId: demo.partner.id, env: props.env ?? 'local', ...next });
    await page.goto(url);
  }
  async function connect(): Promise<Page> {
    const popup = context.waitForEvent('page');
    await page.getByRole('button', { name: 'Connect 360dialog' }).click();
    return popup;
  }
  await show(props);
  return { ...opened, ...reportsOf(kind, site), kind, page, url, show, connect };
}

/** Returns the port of a site on this machine. */
export const portOf = (site: PartnerSite): number => Number(new URL(site.origin).port);

function reportsOf(kind: Kind, { posts }: PartnerSite): Pick<ButtonSite, 'told' | 'settled' | 'messages'> {
  const posted = <T>(to: string) => posts.filter(({ path }) => path === to).map(({ body }) => body as T);
  return {
    told: () =>
      posted<Told>('/callback')
        .filter(({ on }) => kind === '<ConnectButton>' || on.startsWith('opener'))
        .sort((a, b) => a.on.localeCompare(b.on)),
    settled: () => posted<Settled>('/settled').at(-1) ?? null,
    messages: () => posted('/message'),
  };
}

// Returns a browser whose disposal does nothing. The disposal of a window also disposes of its browser, but the
// Chromium of the test network must stay open for the next test.
function borrowed(browser: Browser): Browser {
  return new Proxy(browser, {
    get: (own, name) => (name === Symbol.asyncDispose ? async () => {} : Reflect.get(own, name)),
  });
}
