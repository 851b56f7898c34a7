import { openBrowser } from '@chatelaine/tools/browser/chromium';
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
  const context = building.use(await openBrowser(own, options));
  await context.route(`${inject('demo').partnerSiteUrl}/**`, (route) =>
    route.fulfill({ contentType: 'text/html', body: PARTNER_SITE }),
  );
  const page = await context.newPage();
  const built = building.move();
  return { context, page, seen, [Symbol.asyncDispose]: () => built.disposeAsync() };
}

// The demo partner's site is not running here; tests about what happens there bring a site of their own.
const PARTNER_SITE = '<!doctype html><html lang="en"><title>Acme Inbox</title><h1>Welcome back</h1></html>';
