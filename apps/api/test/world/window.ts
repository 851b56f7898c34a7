import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { launchChromium, openBrowser } from '@chatelaine/tools/browser/chromium';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { inject } from 'vitest';
import { type SeenRequests, seeRequests } from './seen-requests.ts';

/** An empty window in a new browser context. */
export interface Window extends AsyncDisposable {
  context: BrowserContext;
  page: Page;
  /** The requests that reached the first server, each with its method and path, such as `POST /permission/answer`. */
  seen: SeenRequests;
}

export interface WindowOptions {
  /** Starts the Chromium for a server on this port. By default the test files of a worker share one Chromium. */
  chromium?(port: number): Promise<Browser>;
  /** The options of this browser that differ from the default, such as its language and its time zone. */
  options?: BrowserContextOptions | undefined;
}

/** Opens a window for the server on this port. */
export async function openWindow(port: number, { chromium, options }: WindowOptions): Promise<Window> {
  await using building = new AsyncDisposableStack();
  const seen = building.use(seeRequests(port));
  const own = chromium && building.use(await chromium(port));
  const context = building.use(await openBrowser(own ?? (await chromiumBesideSite()), options));
  const page = await context.newPage();
  const built = building.move();
  return { context, page, seen, [Symbol.asyncDispose]: () => built.disposeAsync() };
}

// No hook closes this browser. A hook would run at the end of the test file that opens the first window, and the other
// files of the worker still use the browser.
let shared: Promise<Browser> | undefined;

/** Returns the Chromium that the test files of this worker share. */
function chromiumBesideSite(): Promise<Browser> {
  shared ??= launchBesideSite();
  return shared;
}

// The demo partner's site does not run in these tests. A test about the site starts the site itself. In all other tests
// a small server answers every request to the site with one page. Playwright's routing would be slower: it sends every
// request of the browser, to any host, through this process, and this costs a quarter of the time to show a page.
async function launchBesideSite(): Promise<Browser> {
  const site = createServer((_request, response) => response.setHeader('content-type', 'text/html').end(PARTNER_SITE));
  await once(site.unref().listen(0, '127.0.0.1'), 'listening');
  const { port } = site.address() as AddressInfo;
  return launchChromium([`--host-resolver-rules=MAP ${new URL(inject('demo').partnerSiteUrl).host} 127.0.0.1:${port}`]);
}

const PARTNER_SITE = '<!doctype html><html lang="en"><title>Acme Inbox</title><h1>Welcome back</h1></html>';
