import { type Browser, type BrowserContext, type BrowserContextOptions, chromium } from 'playwright-core';
import { afterAll } from 'vitest';
import { chromiumPath } from './chromium-path.ts';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

// The size of the window that connect buttons open.
const WINDOW: BrowserContextOptions = { locale: 'en-US', viewport: { width: 600, height: 920 } };

/** Starts a Chromium; with flags of its own when its idea of the network must differ. */
export async function launchChromium(flags: readonly string[] = []): Promise<Browser> {
  return chromium.launch({ executablePath: await chromiumPath(), args: [...FLAGS, ...flags] });
}

// A test file is a module graph of its own, so this is one Chromium for the file that imports it.
let shared: Promise<Browser> | undefined;
afterAll(async () => (await shared)?.close());

/** Opens a browser that nobody has used before, in the Chromium of this test file unless another is given. */
export async function openBrowser(own?: Browser): Promise<BrowserContext> {
  shared ??= own === undefined ? launchChromium() : undefined;
  const browser = own ?? (await shared);
  if (browser === undefined) throw new Error('No Chromium was started.');
  return browser.newContext(WINDOW);
}
