import { tellOpener } from './tell-opener.ts';

/** Goes back to the partner in this window, where the connect button waits for the answer. */
export function leave(address: string): void {
  tellOpener(address);
  location.assign(address);
}
