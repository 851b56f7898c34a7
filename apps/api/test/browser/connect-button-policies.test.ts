import { eventually } from '@chatelaine/tools/browser/eventually';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { someOf, testInTurn } from '../test-in-turn.ts';
import { openButtonSite, openPartner, portOf } from './support/connect-button.ts';
import { expectTold, leaveFor } from './support/connect-button-answer.ts';
import { KINDS } from './support/connect-button-page.ts';
import { shareButtonWorlds } from './support/connect-button-world.ts';

shareButtonWorlds();

const PARTNER = 'partner.example';
const HUB = 'hub.360dialog.com';
const SIGN_IN_HOST = 'app.360dialog.com';

const PAGES = {
  '/': `<!doctype html><title>Partner</title>
<button onclick="popup = open('https://${HUB}/sign-in', 'connect', 'width=600,height=920')">Connect</button>
<script>
  const heard = [];
  let popup = null;
  addEventListener('message', ({ data }) => heard.push(data));
  new BroadcastChannel('answer').onmessage = ({ data }) => heard.push(data);
</script>`,
  '/hop': '<!doctype html><title>Sign-in</title><h1>Another sign-in</h1>',
  '/connect': `<!doctype html><title>Return</title><h1>Return</h1>
<script>new BroadcastChannel('answer').postMessage('broadcast')</script>`,
};

const ALL_SEEN = { onOurPage: true, onReturnPage: true, heard: ['direct', 'broadcast'], looksClosed: false };
const CUT_AT_ONCE = { onOurPage: false, onReturnPage: false, heard: ['broadcast'], looksClosed: true };

// Each row is one opener policy and the results that were measured with it: which pages of the popup see the opener,
// which messages the opener receives, and whether the popup looks closed to the opener.
const ROWS: [name: string, host: string | null, policy: string, typeof ALL_SEEN][] = [
  ['no page', null, 'unsafe-none', ALL_SEEN],
  [
    "the partner's pages, which let popups be",
    PARTNER,
    'same-origin-allow-popups',
    { ...CUT_AT_ONCE, onOurPage: true, heard: ALL_SEEN.heard },
  ],
  ["the partner's pages", PARTNER, 'same-origin', CUT_AT_ONCE],
  ['our pages', HUB, 'same-origin', CUT_AT_ONCE],
  ['our pages, which let popups be', HUB, 'same-origin-allow-popups', CUT_AT_ONCE],
  ['our pages, which are popups', HUB, 'noopener-allow-popups', CUT_AT_ONCE],
  ['a sign-in on another host', SIGN_IN_HOST, 'same-origin', CUT_AT_ONCE],
];
// The tests of the loader measure the same rows. In a quick run, this file measures the three rows of QUICK, and the
// tests of the loader measure every other row.
const QUICK = ['no page', "the partner's pages, which let popups be", 'our pages, which are popups'];

test.each(someOf(ROWS, ...QUICK))('with the opener policy of %s at %s: %s', async (_, host, policy, expected) => {
  await using opened = await openPartner({ env: 'prod' }, () => PAGES);
  const { world, street, site } = opened;
  const { page, context } = world;
  street.houses.set(SIGN_IN_HOST, { port: portOf(site) });
  if (host !== null) street.openerPolicies.set(host, policy);

  await page.goto(`https://${PARTNER}/`);
  const window = context.waitForEvent('page');
  await page.getByRole('button', { name: 'Connect' }).click();
  const popup = await window;
  if (host === SIGN_IN_HOST) await pass(popup, `https://${SIGN_IN_HOST}/hop`, 'Another sign-in');
  await pass(popup, `https://${HUB}/sign-in`, 'Sign in');
  const onOurPage = await hasOpener(popup);
  await popup.evaluate(`void window.opener?.postMessage('direct', 'https://${PARTNER}')`);
  await pass(popup, `https://${PARTNER}/connect`, 'Return');

  const { looksClosed, ...rest } = expected;
  await eventually(() => page.evaluate('heard.length')).toBe(rest.heard.length);
  const heard = await page.evaluate<string[]>('heard');
  expect({ onOurPage, onReturnPage: await hasOpener(popup), heard }).toEqual(rest);
  await eventually(() => page.evaluate('popup.closed')).toBe(looksClosed);
  // The browser always lets the page in the popup close the popup, even if the popup has lost the connection to its
  // opener.
  const closed = popup.waitForEvent('close');
  await popup.evaluate('void setTimeout(() => window.close())');
  await closed;
  await eventually(() => page.evaluate('popup.closed')).toBe(true);
});

describe.each(KINDS)('%s', (kind) => {
  const test = testInTurn(KINDS, kind);

  test.each(someOf(['same-origin-allow-popups', 'same-origin'], 'same-origin'))(
    "hears nothing when its own partner's pages say %s",
    async (policy) => {
      await using opened = await openButtonSite(kind, { env: 'prod' });
      const { street, page, url, show } = opened;
      street.openerPolicies.set(PARTNER, policy);
      await show({});

      const popup = await opened.connect();
      await leaveFor(popup, `${url}?client=CLIENT&channels=[AAACH]`);

      await eventually(() => opened.settled()?.search).toBe('?client=CLIENT&channels=[AAACH]');
      expect([popup.isClosed(), page.url(), opened.messages()]).toEqual([false, url, []]);
    },
  );

  test('hears its answer when a partner says nothing of it', async () => {
    await using opened = await openButtonSite(kind, { env: 'prod' });

    await leaveFor(await opened.connect(), `${opened.url}?client=CLIENT&channels=[AAACH]`);

    await expectTold(opened, { client: 'CLIENT', channels: ['AAACH'] });
  });
});

async function pass(popup: Page, url: string, heading: string): Promise<void> {
  await leaveFor(popup, url);
  await popup.waitForURL(url);
  await popup.getByRole('heading', { name: heading, exact: true }).waitFor();
}

const hasOpener = (popup: Page) => popup.evaluate<boolean>('window.opener !== null && !window.opener.closed');
