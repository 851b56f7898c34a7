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
  // Pages of one site share a process where Chromium allows it, because a new process costs more time than most pages.
  '--process-per-site',
];

// The size of the window that connect buttons open.
const WINDOW: BrowserContextOptions = { locale: 'en-US', viewport: { width: 600, height: 920 } };

/**
 * Starts a Chromium. `flags` are additional flags, e.g. for another view of the network.
 *
 * Chromium ends with this process, however this process ends: Chromium reads from a pipe, and this process has the
 * other end. Playwright's own handling of signals is off, because it would keep a process alive after a signal to end.
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

// All test files of a worker share one Chromium. No hook closes this Chromium, because a hook would run at the end of
// the first test file, and the other files still need the Chromium.
let shared: Promise<Browser> | undefined;

/** Returns the Chromium that the test files of this worker share. */
function sharedChromium(): Promise<Browser> {
  shared ??= launchChromium();
  return shared;
}

/**
 * Opens a new browser context without cookies or other state, in the given Chromium or in the Chromium of this worker.
 */
export async function openBrowser(own?: Browser, options: BrowserContextOptions = {}): Promise<BrowserContext> {
  const browser = own ?? (await sharedChromium());
  const context = await browser.newContext({ ...WINDOW, ...options });
  context.setDefaultTimeout(WAIT_MS);
  return context;
}

// Some machines are slow for a while. A wait ends before its test does, so the error names what was waited for.
const WAIT_MS = 55_000;
