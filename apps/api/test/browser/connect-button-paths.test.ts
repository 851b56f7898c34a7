import { eventually } from '@chatelaine/tools/browser/eventually';
import { expect, test } from 'vitest';
import { openButtonSite } from './support/connect-button.ts';
import { signIn } from './support/sign-in.ts';
import { startStage } from './support/stage.ts';

test.each([
  ['v1', (partnerId: string) => `/dashboard/app/${partnerId}`],
  ['v2', (partnerId: string) => `/onboarding/${partnerId}`],
  ['0.8.2 and older', (partnerId: string) => `/dashboard/app/${partnerId}/permissions`],
  ['0.8.2 and older, in one word', (partnerId: string) => `/dashboard/app/${partnerId}/permission`],
  ['v2 with an old ending', (partnerId: string) => `/onboarding/${partnerId}/permissions`],
  ['our own', (partnerId: string) => `/permission?partner_id=${partnerId}`],
])('%s opens the same question', async (_, pathOf) => {
  await using stage = await startStage();
  const { page, baseUrl, demo, bakery } = stage;

  const answer = await page.goto(baseUrl + pathOf(demo.partner.id));
  expect(answer?.status()).toBe(200);
  await page.getByRole('heading', { name: "Sign in to review Acme Inbox's request" }).waitFor();
  await signIn(page, bakery.user);

  await page.getByRole('heading', { name: 'Acme Inbox asks for permission on your WhatsApp numbers' }).waitFor();
  expect(await page.getByRole('checkbox').count()).toBe(4);
});

test('the button of version 2 brings its answer home too', async () => {
  await using opened = await openButtonSite(() => ({ version: 'v2', state: 'visit 7' }));
  const { stage } = opened;
  // Its local address has TLS and a name of its own; all that matters here is the path.
  await stage.context.route('https://local.360dialog.io/**', (route) => {
    const location = route.request().url().replace('https://local.360dialog.io', stage.baseUrl);
    return route.fulfill({ status: 302, headers: { location } });
  });

  const popup = await opened.connect();
  await signIn(popup, stage.bakery.user);
  expect(popup.url()).toBe(`${stage.baseUrl}/onboarding/${stage.demo.partner.id}?state=visit%207`);
  await popup.getByRole('radio', { name: 'All numbers' }).check();
  await popup.getByRole('button', { name: 'Grant permission for 4 numbers' }).click();

  await eventually(() => opened.callbacks()[0]?.channels.length).toBe(4);
  expect(opened.callbacks()[0]?.client).toBe(stage.bakery.id);
});

test('a state that an old button did not encode comes back as it was', async () => {
  await using stage = await startStage();
  const { page, baseUrl, demo, bakery } = stage;
  const state = 'a+b%2fc~(d)*!%C3%a9=';

  await page.goto(
    `${baseUrl}/dashboard/app/${demo.partner.id}/permissions?number=+447700900101&state=${state}&lang=de`,
  );
  await signIn(page, bakery.user);
  await page.getByRole('button', { name: 'Grant permission for 1 number' }).click();

  await page.waitForURL(`${demo.partnerSiteUrl}/return?**`);
  expect(page.url()).toContain(`&state=${state}&request=`);
});
