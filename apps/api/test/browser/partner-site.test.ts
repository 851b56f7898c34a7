import { expect, test } from 'vitest';
import { startSite } from '../../../../examples/partner-site/src/start-site.ts';
import { takePicture } from './support/screen.ts';
import { signIn } from './support/sign-in.ts';
import { startStage } from './support/stage.ts';

test('a visitor of the example site connects a number, sends with its key, takes it back, and is refused', async () => {
  await using stage = await startStage();
  const { page, partner, baseUrl, demo, bakery } = stage;
  await using building = new AsyncDisposableStack();
  const site = await startSite({ port: 0, chatelaineUrl: baseUrl, partnerKey: demo.partner.partnerKey });
  building.defer(site.stop);
  await partner.settings.update({ redirectUrls: [`${site.url}/return`] });
  const shoot = (name: string) => takePicture(page, `partner site ${name}`);

  // The site asks, the client shares one number.
  await page.goto(site.url);
  await shoot('1 start');
  await page.getByRole('button', { name: 'Connect WhatsApp' }).click();
  await page.getByRole('heading', { name: "Sign in to review Acme Inbox's request" }).waitFor();
  await shoot('2 sign in');
  await signIn(page, bakery.user);
  await page.getByRole('checkbox', { name: '+447700900101' }).check();
  await shoot('3 choose');
  await page.getByRole('button', { name: 'Grant permission for 1 number' }).click();
  await page.getByRole('heading', { name: 'Acme Inbox has permission for 1 number' }).waitFor();

  // Back on the site, without an id in the address: the number is there, and gets a key.
  await page.getByRole('status').getByText('You shared 1 number with us.').waitFor();
  expect(page.url()).toBe(`${site.url}/`);
  await page.getByRole('row', { name: '+447700900101 Orders Shared' }).waitFor();
  expect(await page.getByRole('row').count()).toBe(2);
  await shoot('4 connected');
  await page.getByRole('button', { name: 'Create API key for +447700900101' }).click();
  const secret = await page.getByLabel('API key', { exact: true }).inputValue();
  expect(secret).toMatch(/^wac_[0-9A-Za-z]{38}$/);
  await shoot('5 key');

  // It sends: from the site, and from any program that holds it. A mistake costs nothing that was typed.
  await page.getByLabel('Message').fill('Your bread is ready.');
  await page.getByLabel('To').fill('nobody');
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByText('Status 400').waitFor();
  expect(await page.getByLabel('To').inputValue()).toBe('nobody');
  expect(await page.getByLabel('Message').inputValue()).toBe('Your bread is ready.');
  await page.getByLabel('To').fill('+44 7700 900999');
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByText('Status 200').waitFor();
  await page.getByText(/"id": "wamid\./).waitFor();
  await shoot('6 sent');
  expect(await page.getByLabel('API key', { exact: true }).count()).toBe(0);
  await expect(sendWith(baseUrl, secret)).resolves.toMatchObject({
    status: 200,
    body: expect.stringContaining('wamid.'),
  });

  // The client takes it back.
  await page.getByRole('button', { name: 'Change permission' }).click();
  await page.getByRole('checkbox', { name: '+447700900101 Orders · Shared now' }).uncheck();
  await page.getByRole('button', { name: 'Withdraw permission for 1 number' }).click();
  await page.getByRole('heading', { name: 'Withdraw permission for 1 number?' }).waitFor();
  await shoot('7 review');
  await page.getByRole('button', { name: 'Withdraw permission' }).click();
  await page.getByRole('heading', { name: 'Acme Inbox has no permission on your numbers now' }).waitFor();
  await page.getByRole('status').getByText('You withdrew permission for 1 number.').waitFor();
  await page.getByRole('row', { name: '+447700900101 Orders Missing' }).waitFor();
  await shoot('8 withdrawn');

  // The next call is refused, and says why.
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByText('Status 401').waitFor();
  await page.getByText("This key ended with the client's permission on").waitFor();
  await shoot('9 refused');
  const refused = { status: 401, body: expect.stringContaining("This key ended with the client's permission on") };
  await expect(sendWith(baseUrl, secret)).resolves.toMatchObject(refused);
});

async function sendWith(baseUrl: string, secret: string): Promise<{ status: number; body: string }> {
  const message = {
    messaging_product: 'whatsapp',
    to: '447700900999',
    type: 'text',
    text: { body: 'Your bread is ready.' },
  };
  const headers = { 'content-type': 'application/json', 'D360-API-KEY': secret };
  const answer = await fetch(`${baseUrl}/messages`, { method: 'POST', headers, body: JSON.stringify(message) });
  return { status: answer.status, body: await answer.text() };
}
