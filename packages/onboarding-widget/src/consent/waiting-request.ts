import { readShell } from './shell.ts';
import { withStorage } from './with-storage.ts';

// A sign-up link opens in a new tab, which must find the request that waits in the first tab. Both tabs share
// localStorage, so the address of the request is stored there. The address can open the question but not answer it, and
// the server ends the question after 15 minutes.
const KEY = 'chatelaine:waiting-request';
const LIFETIME_MS = 15 * 60_000;

/** Stores the address of the request for which the person must sign in. */
export function rememberWaitingRequest(): void {
  const value = `${Date.now()} ${location.pathname}${location.search}`;
  withStorage('localStorage', (storage) => storage.setItem(KEY, value));
}

/** Deletes the stored request, because the person is signed in and sees the question. */
export function forgetWaitingRequest(): void {
  withStorage('localStorage', (storage) => storage.removeItem(KEY));
}

/** Returns the address of the request that waits in this browser, if it is fresh and below this server's path. */
export function findWaitingRequest(): string | null {
  const value = withStorage('localStorage', (storage) => storage.getItem(KEY)) ?? '';
  const at = value.indexOf(' ');
  const isFresh = at > 0 && Date.now() - Number(value.slice(0, at)) < LIFETIME_MS;
  const address = value.slice(at + 1);
  return isFresh && address.startsWith(readShell().home.pathname) ? address : null;
}
