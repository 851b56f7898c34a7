import type { Frame, Page } from 'playwright-core';
import type { Scene, Use } from './loader-scene.ts';
import type { LoaderSite } from './loader-site.ts';

/** An untrusted document. `reaches` is the expression that names the window of the partner's page in this document. */
export interface Stranger {
  who: string;
  at: Page | Frame;
  reaches: string;
}

/** A partner's page with untrusted documents around it. */
export interface Crowd {
  /** The partner's page, which an untrusted page has opened. */
  victim: Page;
  strangers: Stranger[];
}

/**
 * Opens the partner's page from an untrusted page. Adds a frame and a window of each origin around the partner's page.
 */
export async function gather(scene: Scene, evil: LoaderSite, use: Use): Promise<Crowd> {
  const { site, world } = scene;
  const { context } = world;
  await scene.show(use);
  site.pages['/'] += `<iframe src="${evil.origin}/frame"></iframe><iframe src="/frame"></iframe>`;
  const opener = await context.newPage();
  await opener.goto(evil.origin);
  const openFrom = async (page: Page, url: string) => {
    const opened = context.waitForEvent('page');
    await page.evaluate(`void (window.opened = window.open(${JSON.stringify(url)}, '_blank'))`);
    const popup = await opened;
    await popup.waitForLoadState();
    return popup;
  };
  const victim = await openFrom(opener, `${site.origin}/`);
  await victim.bringToFront();
  const frame = (origin: string) => {
    const found = victim.frames().find((one) => one.url() === `${origin}/frame`);
    if (found === undefined) throw new Error(`There is no frame of ${origin}.`);
    return found;
  };
  return {
    victim,
    strangers: [
      { who: 'its opener', at: opener, reaches: 'window.opened' },
      { who: 'a frame of another site in it', at: frame(evil.origin), reaches: 'window.parent' },
      { who: 'a frame of its own site in it', at: frame(site.origin), reaches: 'window.parent' },
      { who: 'a window of another site', at: await openFrom(victim, `${evil.origin}/popup`), reaches: 'window.opener' },
      { who: 'a window of its own site', at: await openFrom(victim, `${site.origin}/popup`), reaches: 'window.opener' },
      { who: 'itself', at: victim, reaches: 'window' },
    ],
  };
}

/** Sends these messages from this document to the partner's page. */
export async function say({ at, reaches }: Stranger, messages: readonly unknown[]): Promise<void> {
  await at.evaluate(`for (const message of ${JSON.stringify(messages)}) ${reaches}.postMessage(message, '*')`);
}

/** Makes forged messages: answers as objects, answers as texts, which older buttons accept, and other values. */
export function forgeries(requestId: string): unknown[] {
  const frame = { source: 'chatelaine', v: 1, requestId, state: 'visit 7' };
  const granted = { ...frame, type: 'granted', clientId: 'evilCL', channelIds: ['evilCH'], withdrawnChannelIds: [] };
  const objects = [granted, { ...frame, type: 'denied' }, { ...frame, type: 'error', code: 'server_error' }];
  const query = `?client=evilCL&channels=[evilCH]&state=visit%207&request=${requestId}`;
  return [...objects, ...objects.map((one) => JSON.stringify(one)), query, [granted], null, 7];
}
