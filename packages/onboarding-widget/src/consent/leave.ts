import { tellOpener } from './tell-opener.ts';

/**
 * Sends the answer to the page with the connect button, which waits for it, and returns to the partner in this window.
 */
export function leave(address: string): void {
  tellOpener(address);
  location.assign(address);
}
