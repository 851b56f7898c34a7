import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { type RunningSite, startSite } from '../../../../../examples/partner-site/src/start-site.ts';
import type { BrowserWorld } from './browser-world.ts';

/** A person's visit to the example site of a partner. */
export interface PartnerSiteVisit extends AsyncDisposable {
  world: BrowserWorld;
  site: RunningSite;
  page: Page;
  /** Presses the button and returns the window that opens. */
  press(name: string): Promise<Page>;
  /** Lists the violations of the site's own content security policy. */
  violations(): Promise<string[]>;
  /** The body of every page and response of the site that the visitor's first browser received. */
  bodies: string[];
  /** Opens a page for another visitor, in a separate browser. */
  openVisitor(options?: BrowserContextOptions): Promise<Page>;
}

/**
 * Starts the partner's example site for the Chatelaine server of this world, and opens the site in the world's window.
 * The end of the visit stops the site and closes the window.
 */
export async function openPartnerSite(world: BrowserWorld): Promise<PartnerSiteVisit> {
  await using building = new AsyncDisposableStack();
  building.use(world);
  const { context, page, partner, baseUrl, demo } = world;
  const site = await startSite({ port: 0, chatelaineUrl: baseUrl, partnerKey: demo.partner.partnerKey });
  building.defer(site.stop);
  await partner.settings.update({ redirectUrls: [`${site.url}/return`] });
  const violations = await hearViolations(context);
  const bodies = keepBodies(context, site.url);
  await page.goto(site.url);
  const built = building.move();
  return {
    world,
    site,
    page,
    async press(name) {
      // Until the page's script has loaded, the form shows a plain button with the same name as the element's button.
      // So the locator names the element: Playwright could choose the plain button, which the script hides.
      const button = page.locator('chatelaine-connect').getByRole('button', { name });
      const [popup] = await Promise.all([context.waitForEvent('page'), button.click()]);
      await popup.waitForURL(`${baseUrl}/**`);
      return popup;
    },
    violations: async () => violations,
    bodies,
    async openVisitor(options) {
      const own = await context.browser()?.newContext({ locale: 'en-US', ...options });
      if (own === undefined) throw new Error('This browser opens no second window.');
      built.defer(() => own.close());
      return own.newPage();
    },
    [Symbol.asyncDispose]: () => built.disposeAsync(),
  };
}

/** Shares the bakery's first number on the consent page. */
export async function chooseOrders(popup: Page): Promise<void> {
  await popup.getByRole('checkbox', { name: '+447700900101' }).check();
  await popup.getByRole('button', { name: 'Connect 1 number' }).click();
}

/** Collects the violations of every content security policy, on every page of this browser. */
export async function hearViolations(context: BrowserContext): Promise<string[]> {
  const heard: string[] = [];
  await context.exposeBinding('hearViolation', (_source, what: string) => void heard.push(what));
  await context.addInitScript(`addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
    hearViolation(location.pathname + ': ' + violatedDirective + ' ' + blockedURI))`);
  return heard;
}

function keepBodies(context: BrowserContext, origin: string): string[] {
  const bodies: string[] = [];
  context.on('response', async (response) => {
    const { pathname } = new URL(response.url());
    if (!response.url().startsWith(origin) || /\.(js|css)$/.test(pathname)) return;
    // Playwright throws an error for a redirect, which has no body, and for a page that the browser has already left.
    bodies.push(await response.text().catch(() => ''));
  });
  return bodies;
}
