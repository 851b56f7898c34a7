import { tellOpener } from './tell-opener.ts';

/** Goes back to the partner, in this window: the connect buttons wait for it there. */
export function leave(address: string): void {
  tellOpener(address);
  location.assign(address);
}
