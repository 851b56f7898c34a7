import { type Browser, type BrowserContext, type BrowserContextOptions, chromium } from 'playwright-core';
import { chromiumPath } from './chromium-path.ts';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Pages of one site share a process where they may: to start one costs more than most pages do.
  '--process-per-site',
];

// The size of the window that connect buttons open.
const WINDOW: BrowserContextOptions = { locale: 'en-US', viewport: { width: 600, height: 920 } };

/**
 * Starts a Chromium; with flags of its own when its idea of the network must differ.
 *
 * It ends with this process, in whatever way that ends: it reads from a pipe of which we hold the other end. Playwright's
 * own handling of signals is off, because it would keep a process alive that was told to end.
 */
export async function launchChromium(flags: readonly string[] = []): Promise<Browser> {
  return chromium.launch({
    executablePath: await chromiumPath(),
    args: [...FLAGS, ...flags],
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
}

// One Chromium for all test files of a worker. No hook ends it: a hook would belong to the one file that came first.
let shared: Promise<Browser> | undefined;

/** The Chromium that the test files of this worker share. */
function sharedChromium(): Promise<Browser> {
  shared ??= launchChromium();
  return shared;
}

/** Opens a browser that nobody has used before, in the Chromium of this worker unless another is given. */
export async function openBrowser(own?: Browser, options: BrowserContextOptions = {}): Promise<BrowserContext> {
  const browser = own ?? (await sharedChromium());
  return browser.newContext({ ...WINDOW, ...options });
}
