import type { OnEvent } from '@chatelaine/onboarding-widget';

declare global {
  var seen: [string, unknown][];
  var unmount: () => void;
  var chatelaine: string;
}

/** What the page's own script tag would be given. */
export const onEvent: OnEvent = (name, detail) => void seen.push([name, detail]);

/** The options of every page here. */
export const options = { partnerId: 'aPA', baseUrl: globalThis.chatelaine, redirectUrl: `${location.origin}/return` };

/** Where the page renders. */
export const place: Element = document.querySelector('main') ?? document.body;
