import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { launchChromium, openBrowser } from '@chatelaine/tools/browser/chromium';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { inject } from 'vitest';
import { type SeenRequests, seeRequests } from './seen-requests.ts';

/** An empty window in a browser that nobody has used before. */
export interface Window extends AsyncDisposable {
  context: BrowserContext;
  page: Page;
  /** What reached the first server, as `POST /permission/answer`. */
  seen: SeenRequests;
}

export interface WindowOptions {
  /** Makes the Chromium for a server on this port; default is the one that the test files of a worker share. */
  chromium?(port: number): Promise<Browser>;
  /** What is different about this browser: its language, its time zone. */
  options?: BrowserContextOptions | undefined;
}

/** Opens a window before the server on this port. */
export async function openWindow(port: number, { chromium, options }: WindowOptions): Promise<Window> {
  await using building = new AsyncDisposableStack();
  const seen = building.use(seeRequests(port));
  const own = chromium && building.use(await chromium(port));
  const context = building.use(await openBrowser(own ?? (await chromiumBesideSite()), options));
  const page = await context.newPage();
  const built = building.move();
  return { context, page, seen, [Symbol.asyncDispose]: () => built.disposeAsync() };
}

// No hook ends it: a hook would belong to the one file that came first.
let shared: Promise<Browser> | undefined;

/** The Chromium that the test files of this worker share. */
function chromiumBesideSite(): Promise<Browser> {
  shared ??= launchBesideSite();
  return shared;
}

// The demo partner's site does not run here. A test about that site starts its own. A small server answers every
// request to the site with one page. Playwright's routing would send every request of the browser, to any host, through
// this process, which costs a quarter of the time to show a page.
async function launchBesideSite(): Promise<Browser> {
  const site = createServer((_request, response) => response.setHeader('content-type', 'text/html').end(PARTNER_SITE));
  await once(site.unref().listen(0, '127.0.0.1'), 'listening');
  const { port } = site.address() as AddressInfo;
  return launchChromium([`--host-resolver-rules=MAP ${new URL(inject('demo').partnerSiteUrl).host} 127.0.0.1:${port}`]);
}

const PARTNER_SITE = '<!doctype html><html lang="en"><title>Acme Inbox</title><h1>Welcome back</h1></html>';
