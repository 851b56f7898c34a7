import { type Channel, Chatelaine } from '@chatelaine/sdk';
import { type ClientBrowser, openBrowser } from './client-browser.ts';
import type { Demo } from './demo-file.ts';
import { NotAsTold } from './expect.ts';
import { createNarrator, type Tell } from './narrator.ts';

/** The set-up of the demo: the partner's backend with the SDK, a client's browser, and the client's three numbers. */
export interface Stage {
  tell: Tell;
  url: string;
  demo: Demo;
  partner: Chatelaine;
  client: Demo['clients'][number];
  browser: ClientBrowser;
  /** The address on the partner's site to which the browser returns. */
  returnUrl: string;
  /** The two numbers that the client shares, in the order of the screen. `never` is a number that is never shared. */
  granted: [Channel, Channel];
  never: Channel;
}

/** Prepares the demo. After this call no number is shared, even if an earlier run or a visitor left a number shared. */
export async function setStage(demo: Demo, url: string): Promise<Stage> {
  const client = demo.clients.find(({ payment }) => payment === 'direct');
  if (client === undefined) throw new NotAsTold('the demo world has no client on Direct Payment');
  // The demo shows the first answer to each call, so the SDK makes no retries.
  const partner = new Chatelaine({ baseUrl: url, partnerKey: demo.partner.partnerKey, maxRetries: 0 });
  const openBrowserHere = () => openBrowser({ url, origin: new URL(demo.baseUrl).origin });

  const channels = await partner.channels.list({ clientId: client.id, status: 'running' }).toArray({ limit: 200 });
  const [first, second, never] = channels.reverse();
  if (first === undefined || second === undefined || never === undefined) {
    throw new NotAsTold(`${client.name} should have three running numbers, but has ${channels.length}`);
  }
  await takeBackLeftovers(partner, client, openBrowserHere());
  return {
    tell: createNarrator(),
    url,
    demo,
    partner,
    client,
    browser: openBrowserHere(),
    returnUrl: `${demo.partnerSiteUrl}/return`,
    granted: [first, second],
    never,
  };
}

// Withdraws the permissions that earlier runs left. It uses the consent screen, because only the client can withdraw.
async function takeBackLeftovers(partner: Chatelaine, client: Stage['client'], browser: ClientBrowser): Promise<void> {
  const left = await partner.channels.list({ clientId: client.id, permission: 'shared' }).toArray({ limit: 200 });
  if (left.length === 0) return;
  const request = await partner.onboarding.start();
  await browser.signIn(client.user);
  await browser.question(request.url);
  const withdraw = left.map(({ id }) => id);
  await browser.answer({ requestId: request.id, decision: 'save', clientId: client.id, grant: [], withdraw, keep: [] });
  console.log(
    `${left.length} of ${client.name}'s numbers were still shared from before; it has withdrawn them first.\n`,
  );
}

/** Lists the phone numbers as a text for people. */
export const numbersIn = (channels: readonly Channel[]): string =>
  new Intl.ListFormat('en').format(channels.map(({ phoneNumber }) => phoneNumber));
