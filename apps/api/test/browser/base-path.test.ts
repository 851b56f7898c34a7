import { expect, test } from 'vitest';
import { createLog } from '../../src/platform/log.ts';
import { freePort } from '../free-port.ts';
import { fakeClock } from '../world/clock.ts';
import { startWorld } from '../world/start-world.ts';
import { chooseOrders, openPartnerSite } from './support/partner-site-visit.ts';

const SUPPORT = 'https://help.example/?about="keys"&in=en';

/** Starts a server whose BASE_URL has a path, and opens a browser window for this server. */
async function startBelowPath() {
  const port = await freePort();
  const config = { port, baseUrl: `http://localhost:${port}/tools/chatelaine`, supportUrl: SUPPORT };
  return startWorld({ browser: {}, clock: fakeClock(), config, log: createLog('error') });
}

// This test is slow. It runs the whole flow once, in a browser and with the SDK, and uses every kind of address that
// the product builds.
test('below a path a person signs up and shares a number, a key sends, and what is taken back is refused', async () => {
  await using visit = await openPartnerSite(await startBelowPath());
  const { world, page } = visit;
  const { bakery, admin, baseUrl, seen } = world;
  const person = ['--email', 'nia@bakery.example', '--account', bakery.id];
  const { link } = await admin<{ link: string }>('person', 'add', ...person);

  // The sign-in page remembers the open permission request. After the sign-up, the browser returns to this request.
  const popup = await visit.press('Connect WhatsApp');
  await popup.getByRole('heading', { name: "Sign in to review Acme Inbox's request" }).waitFor();
  // Help opens beside the question, and the page of the help gets no access to it.
  const help = popup.getByRole('link', { name: 'Help', exact: true });
  expect(await help.getAttribute('href')).toBe(SUPPORT);
  expect([await help.getAttribute('target'), await help.getAttribute('rel')]).toEqual([
    '_blank',
    'noopener noreferrer',
  ]);
  await popup.goto(link);
  await popup.getByLabel('Your name').fill('Nia');
  await popup.getByLabel('Password').fill('twelve letters');
  await popup.getByRole('button', { name: 'Create account' }).click();
  await chooseOrders(popup);
  await page.getByRole('status').getByText('You shared 1 number with us.').waitFor();

  await page.getByRole('button', { name: 'Create API key for +447700900101' }).click();
  await page.getByLabel('Message', { exact: true }).fill('Your bread is ready.');
  await page.getByLabel('To', { exact: true }).fill('+44 7700 900999');
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByText(/^Sent as wamid\./).waitFor();

  // The popup still shows the saved answer for a moment. While the popup is open, a click on the site's button opens no
  // new window, but loads the popup again. So the test waits until the popup closes.
  if (!popup.isClosed()) await popup.waitForEvent('close');
  // The script of the review screen is a separate file. The browser loads this file only when the screen is needed.
  const again = await visit.press('Change permission');
  await again.getByRole('checkbox', { name: '+447700900101 Orders Shared now' }).uncheck();
  await again.getByRole('button', { name: 'Withdraw permission for 1 number' }).click();
  await again.getByRole('button', { name: 'Withdraw permission' }).click();
  await page.getByRole('status').getByText('You withdrew permission for 1 number.').waitFor();
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByText('Status 401, revoked').waitFor();

  await page.goto(`${baseUrl}/sign-in`);
  await page.getByText('You are signed in as nia@bakery.example.').waitFor();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByLabel('Email').waitFor();
  await page.goto(`${baseUrl}/`);
  await page.getByRole('link', { name: 'The mailbox' }).click();
  await page.getByText('To nia@bakery.example').first().waitFor();
  const outside = seen.lines.filter((line) => !/^[A-Z]+ \/tools\/chatelaine\//.test(line));
  // `/favicon.ico` does not count, because a browser requests this file from every host by itself.
  expect(outside.filter((line) => line !== 'GET /favicon.ico')).toEqual([]);
  expect(await visit.violations()).toEqual([]);
});
