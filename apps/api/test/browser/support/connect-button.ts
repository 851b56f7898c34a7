import type { Browser, Page } from 'playwright-core';
import { openWindow } from '../../world/window.ts';
import type { BrowserWorld } from './browser-world.ts';
import { type ButtonProps, buttonPages, type Kind } from './connect-button-page.ts';
import { openStreet, type Street } from './connect-button-street.ts';
import { worldAt } from './connect-button-world.ts';
import { type Pages, type PartnerSite, startPartnerSite } from './partner-site.ts';

/** What the button tells the partner's page; `revokedChannels` only when there are any. */
export interface Callback {
  client: string;
  channels: string[];
  revokedChannels?: string[];
}

/** One call of the partner's code: in which window, by which way. */
export interface Told {
  on: string;
  detail: Callback;
}

/** What a page with the button reports when the button is through with its address. Only pages without an opener do. */
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
  /** The page with the button, before the person's eyes. */
  page: Page;
  /** Its address; it is also the registered redirect URL, as the package demands. */
  url: string;
  /** Everything that the partner's code was told, over all loads and windows, in the order of the alphabet. */
  told(): Told[];
  /** The last report; null before there is any. */
  settled(): Settled | null;
  /** The messages that reached a page with the button, whoever sent them. */
  messages(): { data: unknown; origin: string }[];
  /** Shows a page with another button. */
  show(props: Partial<ButtonProps>): Promise<void>;
  /** Clicks the button and gives the window that it opens. */
  connect(): Promise<Page>;
}

const BASE_URLS = {
  local: { v1: 'http://localhost:8082', v2: 'http://localhost:8082' },
  prod: { v1: 'https://hub.360dialog.com', v2: 'https://app.360dialog.com' },
};
const PARTNER = 'partner.example';

/**
 * How often one answer is told to the partner's code, and where [measured, consent.md 2.4]. The element's popup is not
 * counted: it tells after 100 ms what it found, when it has closed itself already, unless the machine is busy.
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

/** One answer, as the partner's code is told of it. */
export const toldOnce = (kind: Kind, detail: Callback): Told[] => COUNTS[kind].map((on) => ({ on, detail }));

/** A world whose address is the one that this button knows, and a site of these pages at `https://partner.example`. */
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
  // What is intercepted in a window dies with it, and this window closes itself.
  await world.context.unrouteAll();
  const site = building.use(await startPartnerSite(pages));
  street.houses.set(PARTNER, { port: portOf(site) });
  const built = building.move();
  return { world, street, site, [Symbol.asyncDispose]: () => built.disposeAsync() };
}

/** Opens a partner's page that has the unmodified button, before a server at the address that this button knows. */
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

/** The port of this machine at which a site is. */
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

// A window closes its Chromium; this one stays for the next test of the file.
function borrowed(browser: Browser): Browser {
  return new Proxy(browser, {
    get: (own, name) => (name === Symbol.asyncDispose ? async () => {} : Reflect.get(own, name)),
  });
}
