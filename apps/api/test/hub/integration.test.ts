import { afterAll, beforeAll, expect, test } from 'vitest';
import { signLink } from '../../src/onboarding/io-signature.ts';
import { type BrowserWorld, startBrowserWorld } from '../browser/support/browser-world.ts';
import { arriveAs } from '../browser/support/sign-in.ts';
import { outcomeOf, resultOf } from '../world/answer.ts';
import { enterByCookie } from './support/enter-hub.ts';
import { goTo } from './support/go-to.ts';
import { copySecret, hear, mailedCode, press } from './support/key-walk.ts';
import { logoFile } from './support/states-integration.ts';

// One world: each walk-through changes a setting of its own.
let world: BrowserWorld;
beforeAll(async () => {
  world = await startBrowserWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

const URL = 'https://inbox.example/whatsapp';

async function goToIntegration(): Promise<void> {
  const visit = await enterByCookie(world, world.demo.partner.user, { area: 'partner' });
  await goTo(visit, 'Integration');
}

async function enterCode(): Promise<void> {
  const { page, demo } = world;
  await page.getByLabel('Code', { exact: true }).waitFor();
  await page.getByLabel('Code', { exact: true }).fill(mailedCode(world, demo.partner.user));
  await press(page, 'Confirm');
}

const backend = () => world.as({ 'x-api-key': world.demo.partner.partnerKey });

test('a redirect URL is checked, compared, saved with the code, and then used by a request', async () => {
  const { page } = world;
  const start = async () => outcomeOf(await backend().change('onboarding.start', { redirectUrl: URL }));
  await expect(start()).resolves.toBe('redirect_not_allowed');
  await goToIntegration();

  await page.getByLabel('Add a Redirect URL').fill('https://Inbox.example/whatsapp#top');
  await press(page, 'Add');
  await page.getByText('Remove the “#” and everything after it.').waitFor();
  await page.getByLabel('Add a Redirect URL').fill('https://Inbox.example/whatsapp');
  await press(page, `Use ${URL}`);
  await press(page, 'Add');
  await hear(page, `${URL} is on the list.`);
  await expect(start()).resolves.toBe('redirect_not_allowed');
  await press(page, 'Review and save');
  const review = page.getByRole('dialog', { name: 'Save the Redirect URLs?' });
  await review.getByRole('listitem').filter({ hasText: URL }).getByText('New').waitFor();
  await press(page, 'Save');
  await enterCode();
  await hear(page, 'The Redirect URLs are saved.');

  await expect(start()).resolves.toBe(200);
  const address = await page.getByRole('link', { name: `Test ${URL}` }).getAttribute('href');
  expect(address).toBe(`${URL}?client=test&channels=%5B%5D&revoked=%5B%5D&state=test`);
});

test('a list that is not saved is not lost by a click: the person is asked, and stays or leaves', async () => {
  const { page } = world;
  await goToIntegration();
  await page.getByLabel('Add a Redirect URL').fill('https://other.example/return');
  await press(page, 'Add');
  const clients = page.getByRole('link', { name: 'Clients' });

  // The window of a test is narrow, so the list of screens is behind a line that opens it.
  await page.getByText('Menu', { exact: true }).click();
  await clients.click();
  await press(page, 'Stay here');
  await page.getByRole('listitem').filter({ hasText: 'https://other.example/return' }).waitFor();
  // Playwright's own *Back* would wait for the step that the screen holds.
  await page.evaluate('history.back()');
  await press(page, 'Stay here');
  await clients.click();
  await press(page, 'Leave without saving');

  await page.getByRole('heading', { level: 1, name: 'Clients' }).waitFor();
  const { redirectUrls } = resultOf<{ redirectUrls: string[] }>(await backend().ask('settings.get'));
  expect(redirectUrls).not.toContain('https://other.example/return');
});

test('a logo is seen in the preview first, and on the consent page after it is saved', async () => {
  const { page, baseUrl, bakery, demo } = world;
  const logo = `data:image/png;base64,${logoFile().buffer.toString('base64')}`;
  const shown = page.locator(`img[src="${logo}"]`);
  const seeConsentPage = async () => {
    await arriveAs(world, bakery.user);
    await page.goto(`${baseUrl}/permission?partner_id=${demo.partner.id}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.getByRole('checkbox').first().waitFor();
  };
  await seeConsentPage();
  expect(await shown.count()).toBe(0);
  await goToIntegration();

  await page.getByLabel('Logo').setInputFiles({ ...logoFile(), buffer: Buffer.alloc(40_000) });
  await page.getByText('This picture has 39.1 KiB.').waitFor();
  await page.getByLabel('Logo').setInputFiles(logoFile());
  await page.getByRole('figure', { name: 'This is how the consent page begins' }).locator(shown).waitFor();
  await press(page, 'Save logo');
  await hear(page, 'The logo is saved.');

  await seeConsentPage();
  await shown.first().waitFor();
});

test('a new platform secret is shown once and signs links at once, beside the old one', async () => {
  const { page, demo, nobody, clock } = world;
  const openSigned = async (secret: string) => {
    const seconds = String(Math.floor(clock.now().getTime() / 1000));
    const query = `?io_signature=${signLink(secret, demo.partner.id, seconds)}&io_timestamp=${seconds}`;
    return outcomeOf(await nobody.post('/permission/question', { path: `/onboarding/${demo.partner.id}`, query }));
  };
  await goToIntegration();

  await press(page, 'Replace the platform secret');
  await press(page, 'Make new secret');
  await enterCode();
  await page.getByRole('heading', { name: 'Your new platform secret' }).waitFor();
  const secret = await copySecret(world);
  await press(page, 'Done');
  await hear(page, 'The platform secret is replaced.');

  await page.getByText(`${secret.slice(0, 4)}…${secret.slice(-4)}`, { exact: true }).waitFor();
  await page.getByText(/^Still taken until /).waitFor();
  await expect(openSigned(secret)).resolves.toBe(200);
  await expect(openSigned(demo.partner.platformSecret)).resolves.toBe(200);
  await expect(openSigned('another secret')).resolves.toBe('not_found');
});
