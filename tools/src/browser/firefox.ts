import { existsSync } from 'node:fs';
import { type Browser, firefox } from 'playwright-core';
import { adaptToFirefox, type Transport } from './firefox-messages.ts';

const SYSTEM = '/usr/bin/firefox-esr';

const PREFERENCES = {
  'intl.accept_languages': 'en-US',
  'ui.prefersReducedMotion': 1,
  // A page may read the clipboard without a question to the person.
  'dom.events.testing.asyncClipboard': true,
};

/** Finds a Firefox: the file that FIREFOX names, or Debian's `firefox-esr`. Returns null if there is none. */
export function firefoxPath(): string | null {
  const path = process.env.FIREFOX || SYSTEM;
  return existsSync(path) ? path : null;
}

/**
 * Starts the Firefox of this machine without a window. Playwright drives it by WebDriver BiDi.
 *
 * @throws {Error} when this machine has no Firefox, or when another version of Playwright has another inside.
 */
export async function launchFirefox(): Promise<Browser> {
  const executablePath = firefoxPath();
  if (executablePath === null) throw new Error('There is no firefox-esr: install it, or set FIREFOX to a Firefox.');
  adaptDriver();
  return firefox.launch({
    // Playwright's own Firefox has another protocol. This channel means a Firefox with WebDriver BiDi.
    channel: 'moz-firefox',
    executablePath,
    firefoxUserPrefs: PREFERENCES,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
}

type Connect = (transport: Transport, ...more: unknown[]) => Promise<unknown>;

interface Driver {
  connectToTransport?: Connect;
}

// Playwright has no public way to the messages between itself and the browser, so this reaches into its objects.
function adaptDriver(): void {
  const inside = firefox as { _connection?: { toImpl?(object: unknown): { _bidiFirefox?: Driver } } };
  const driver = inside._connection?.toImpl?.(firefox)._bidiFirefox;
  const connect: Connect | undefined = driver && Object.getPrototypeOf(driver).connectToTransport;
  if (!driver || !connect)
    throw new Error('This version of Playwright drives Firefox by WebDriver BiDi in another way.');
  driver.connectToTransport = (transport, ...more) => connect.call(driver, adaptToFirefox(transport), ...more);
}
