import { expectAccessible } from '@chatelaine/tools/browser/accessible';
import { expect, test } from 'vitest';
import { shareWorld } from './support/browser-world.ts';
import { chooseOrders, openPartnerSite } from './support/partner-site-visit.ts';
import { showPictures } from './support/pictures.ts';
import { takePicture } from './support/screen.ts';
import { signIn } from './support/sign-in.ts';

showPictures();
const openWindow = shareWorld();

test('a visitor of the example site connects a number, sends with its key, takes it back, and is refused', async () => {
  await using visit = await openPartnerSite(await openWindow());
  const { world, page, site } = visit;
  const { bakery } = world;
  const shoot = (name: string) => takePicture(page, `partner site ${name}`);

  // The site asks in a popup. The client shares one number there, and the popup closes.
  await shoot('1 start');
  await expectAccessible(page, ['light']);
  const popup = await visit.press('Connect WhatsApp');
  await popup.getByRole('heading', { name: "Sign in to review Acme Inbox's request" }).waitFor();
  await signIn(popup, bakery.user);
  await chooseOrders(popup);

  // The browser tells the page only that there is an answer. The backend of the site reads the answer from Chatelaine.
  await page.getByRole('status').getByText('You shared 1 number with us.').waitFor();
  if (!popup.isClosed()) await popup.waitForEvent('close');
  expect(page.url()).toBe(`${site.url}/`);
  await page.getByRole('listitem').filter({ hasText: '+447700900101' }).getByText('Shared').waitFor();
  expect(await page.getByRole('listitem').count()).toBe(1);
  await shoot('2 connected');

  // For a new key, the page shows a hint: the first and last characters, by which a person recognizes the key. The page
  // never shows the whole key.
  await page.getByRole('button', { name: 'Create API key for +447700900101' }).click();
  await page.getByText(/^The key wac_\w{4}…\w{4} was made and stored\./).waitFor();
  await shoot('3 key');
  await expectAccessible(page, ['dark']);

  // The visitor sends a message with the key. After a mistake in one field, the form still has all the typed text.
  await page.getByLabel('Message', { exact: true }).fill('Your bread is ready.');
  await page.getByLabel('To', { exact: true }).fill('nobody');
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByText('Status 400').waitFor();
  expect(await page.getByLabel('To', { exact: true }).inputValue()).toBe('nobody');
  expect(await page.getByLabel('Message', { exact: true }).inputValue()).toBe('Your bread is ready.');
  await page.getByLabel('To', { exact: true }).fill('+44 7700 900999');
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByText('Status 200').waitFor();
  await page.getByText(/^Sent as wamid\./).waitFor();
  await shoot('4 sent');
  await expectAccessible(page, ['light']);

  // After a rotation, the key sends with its new secret. After the key is revoked, the page has no button to send
  // with this key, and the visitor creates another key.
  const hint = await page.locator('code').textContent();
  await page.getByRole('button', { name: 'Rotate secret for +447700900101' }).click();
  await page.getByText('The one before it works for 15 more minutes.').waitFor();
  expect(await page.locator('code').textContent()).not.toBe(hint);
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByText('Status 200').waitFor();
  await page.getByRole('button', { name: 'Revoke key for +447700900101' }).click();
  await page.getByText('was revoked.').waitFor();
  expect(await page.getByRole('button', { name: 'Send' }).count()).toBe(0);
  await page.getByRole('button', { name: 'Create API key for +447700900101' }).click();
  await page.getByText('was made and stored.').waitFor();

  // The client withdraws the permission for the number.
  const again = await visit.press('Change permission');
  await again.getByRole('checkbox', { name: '+447700900101 Orders Shared now' }).uncheck();
  await again.getByRole('button', { name: 'Withdraw permission for 1 number' }).click();
  await again.getByRole('button', { name: 'Withdraw permission' }).click();
  await page.getByRole('status').getByText('You withdrew permission for 1 number.').waitFor();
  await page.getByRole('listitem').getByText('Missing').waitFor();
  await page.getByText('This key ended with the permission.').waitFor();
  await shoot('5 withdrawn');

  // After the withdrawal, the next message with the key is refused, and the page shows the reason.
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByText('Status 401, revoked').waitFor();
  await page.getByText(/^This key ended with the client's permission on/).waitFor();
  await shoot('6 refused');
  await expectAccessible(page, ['dark']);
  expect(await visit.violations()).toEqual([]);
  expect(visit.bodies.some((body) => body.includes('wac_'))).toBe(true);
  expect(visit.bodies.filter((body) => /wac_\w{20}|wap_\w{20}/.test(body))).toEqual([]);
});
