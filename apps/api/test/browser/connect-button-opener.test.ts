import { eventually } from '@chatelaine/tools/browser/eventually';
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { someOf, testInFull, testInTurn } from '../test-in-turn.ts';
import { type ButtonSite, openButtonSite } from './support/connect-button.ts';
import {
  BAD_LINK,
  CHOOSE,
  channelIds,
  expectTold,
  goHome,
  grant,
  leave,
  leaveFor,
  openQuestion,
} from './support/connect-button-answer.ts';
import { KINDS } from './support/connect-button-page.ts';
import { shareButtonWorlds } from './support/connect-button-world.ts';

shareButtonWorlds();

const ORDERS = '+447700900101';
const HUB = 'hub.360dialog.com';

const hasOpener = (popup: Page) => popup.evaluate<boolean>('window.opener !== null && !window.opener.closed');

/** Lists the pages of ours that the browser opened, with the status and the opener policy of each page. */
function pagesShown({ street }: ButtonSite): { status: number; openerPolicy: string[] }[] {
  const pages = street.hops.filter(({ host, destination }) => host === HUB && destination === 'document');
  return pages.map(({ status, openerPolicy }) => ({ status, openerPolicy }));
}

/**
 * Opens another page of ours in the popup. Expects the heading of that page, and expects that the popup still has its
 * opener.
 */
async function passThrough(popup: Page, path: string, heading: string): Promise<void> {
  await leaveFor(popup, `https://${HUB}${path}`);
  await popup.getByRole('heading', { name: heading }).waitFor();
  expect(await hasOpener(popup), path).toBe(true);
}

describe.each(KINDS)('rule 5, %s', (kind) => {
  const test = testInTurn(KINDS, kind);

  test('the opener survives sign-in and every error page, and is told in the end', async () => {
    await using opened = await openButtonSite(kind, { env: 'prod' });
    const { world, street } = opened;
    const { id } = world.demo.partner;
    const popup = await opened.connect();
    await popup.getByRole('heading', { name: "Sign in to review Acme Inbox's request" }).waitFor();
    expect(await hasOpener(popup)).toBe(true);

    await passThrough(popup, `/dashboard/app/${id}?redirect_url=https://evil.example`, BAD_LINK);
    await passThrough(popup, '/onboarding/0000000000PA', BAD_LINK);
    await passThrough(popup, '/permission/nowhere', 'This page does not exist');
    await passThrough(popup, '/sign-in/new', BAD_LINK);
    await passThrough(popup, '/sign-in', 'Sign in');
    await passThrough(popup, `/dashboard/app/${id}`, "Sign in to review Acme Inbox's request");
    await finish(opened, popup);

    const said = (status: number) => ({ status, openerPolicy: ['unsafe-none'] });
    expect(pagesShown(opened)).toEqual([200, 400, 404, 404, 200, 200, 200].map(said));
    const calls = street.hops.filter(({ host, method }) => host === HUB && method === 'POST');
    expect(calls.map(({ openerPolicy }) => openerPolicy)).toEqual(calls.map(() => ['unsafe-none']));
    expect(calls.length).toBeGreaterThan(3);
  });

  testInFull(
    'the opener survives the making of an account',
    { like: 'the opener survives sign-in and every error page, and is told in the end' },
    async () => {
      await using opened = await openButtonSite(kind, { env: 'prod' });
      const { world } = opened;
      const invited = await world.admin<{ link: string }>(
        ...['person', 'add', '--email', `new-${KINDS.indexOf(kind)}@bakery.example`, '--account', world.bakery.id],
      );
      const popup = await opened.connect();
      await popup.getByRole('heading', { name: "Sign in to review Acme Inbox's request" }).waitFor();

      await leaveFor(popup, invited.link);
      await popup.getByLabel('Your name').fill('New Owner');
      await popup.getByLabel('Password').fill('a password of some length');
      await popup.getByRole('button', { name: 'Create account' }).click();
      await popup.getByRole('heading', { name: CHOOSE }).waitFor();
      expect(await hasOpener(popup)).toBe(true);
      await grant(popup, [ORDERS]);
      await goHome(popup);

      await expectTold(opened, { client: world.bakery.id, channels: channelIds(opened, 1) });
      expect(pagesShown(opened)).toEqual([200, 200, 200].map((status) => ({ status, openerPolicy: ['unsafe-none'] })));
    },
  );

  test.each(someOf(['same-origin', 'same-origin-allow-popups', 'noopener-allow-popups'], 'same-origin'))(
    'control: with %s on our pages the button would hear nothing',
    async (policy) => {
      await using opened = await openButtonSite(kind, { env: 'prod' });
      const { street, page, url, site } = opened;
      street.openerPolicies.set(HUB, policy);

      const popup = await openQuestion(opened);
      expect(await hasOpener(popup)).toBe(false);
      await grant(popup, [ORDERS]);
      await leave(popup);

      // The popup is back on the partner's page but has lost its opener. So the button in the popup takes the answer as
      // if the popup's page had asked. The page that really asked still waits for the answer.
      await popup.waitForURL(`${url}?client=**`);
      await eventually(() => opened.settled()?.search).toBe(new URL(popup.url()).search);
      expect([popup.isClosed(), page.url()]).toEqual([false, url]);
      expect(site.visits.filter((visit) => visit.startsWith('/connect')).length).toBe(2);
      expect(opened.messages()).toEqual([]);
    },
  );
});

async function finish(opened: ButtonSite, popup: Page): Promise<void> {
  const { bakery } = opened.world;
  await popup.getByLabel('Email').fill(bakery.user.email);
  await popup.getByLabel('Password').fill(bakery.user.password);
  await popup.getByRole('button', { name: 'Sign in' }).click();
  await grant(popup, [ORDERS]);
  await goHome(popup);
  await expectTold(opened, { client: bakery.id, channels: channelIds(opened, 1) });
}
