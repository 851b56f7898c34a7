import type { BrowserContextOptions, Page } from 'playwright-core';
import type { Stage } from './stage.ts';

/** Opens a window of a person somewhere else: another time zone, another language of the browser. */
export async function openWindow(
  { context, demo }: Stage,
  options: BrowserContextOptions,
): Promise<{ page: Page } & AsyncDisposable> {
  const own = await context
    .browser()
    ?.newContext({ locale: 'en-US', viewport: { width: 600, height: 920 }, ...options });
  if (own === undefined) throw new Error('This browser opens no second window.');
  await own.route(`${demo.partnerSiteUrl}/**`, (route) => route.fulfill({ status: 204 }));
  return { page: await own.newPage(), [Symbol.asyncDispose]: () => own.close() };
}
