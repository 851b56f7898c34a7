import type { OnEvent } from '@chatelaine/onboarding-widget';

declare global {
  var seen: [string, unknown][];
  var unmount: () => void;
  var chatelaine: string;
}

/** The listener that every page in this folder uses. It records every event in `seen`. */
export const onEvent: OnEvent = (name, detail) => void seen.push([name, detail]);

/** The options that every page in this folder uses. */
export const options = { partnerId: 'aPA', baseUrl: globalThis.chatelaine, redirectUrl: `${location.origin}/return` };

/** The element in which the page renders. */
export const place: Element = document.querySelector('main') ?? document.body;
