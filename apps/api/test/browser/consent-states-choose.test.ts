import { expect, test } from 'vitest';
import { testInFull } from '../test-in-turn.ts';
import { shareWorld, startBrowserWorld } from './support/browser-world.ts';
import { plainPng } from './support/png.ts';
import { arriveAs, signIn } from './support/sign-in.ts';

const openWindow = shareWorld();

test('nothing is ticked, and the button says what it will do', async () => {
  await using world = await openWindow();
  const { page, partner, bakery } = world;

  await arriveAs(world, bakery.user);
  await page.goto((await partner.onboarding.start()).url);
  await page.getByRole('checkbox').first().waitFor();
  expect(await page.getByRole('checkbox').count()).toBe(4);
  expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(0);

  await page.getByRole('checkbox', { name: '+447700900101' }).check();
  await page.getByRole('checkbox', { name: '+447700900103' }).check();
  await page.getByRole('button', { name: 'Connect 2 numbers' }).waitFor();
  await page.getByRole('status').getByText('2 to connect').waitFor();
  await page.getByRole('button', { name: 'Select all 4' }).click();
  await page.getByRole('button', { name: 'Connect 4 numbers' }).waitFor();
  await page.getByRole('button', { name: 'Clear selection' }).click();
  await page.getByRole('button', { name: 'Connect', exact: true }).waitFor();
  expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(0);
});

testInFull(
  'the number that the partner asked for is the first, and ticked',
  { like: 'requested number: h1, no text cut, nothing that axe objects to' },
  async () => {
    await using world = await openWindow();
    const { page, partner, bakery } = world;
    const { url } = await partner.onboarding.start({ number: '+447700900103' });

    await arriveAs(world, bakery.user);
    await page.goto(url);

    await page.getByRole('checkbox').first().waitFor();
    const names = await page.getByRole('checkbox').all();
    expect(await names[0]?.ariaSnapshot()).toBe(
      '- checkbox "+447700900103 Wholesale · Asked for by Acme Inbox" [checked]',
    );
    expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(1);
  },
);

test('a number of somebody else is said to be not here, and not which', async () => {
  await using world = await openWindow();
  const { page, partner, bakery } = world;
  const { url } = await partner.onboarding.start({ number: '+12025550121' });

  await arriveAs(world, bakery.user);
  await page.goto(url);

  await page.getByText('Acme Inbox asked for a number that is not in this account.').waitFor();
  expect(await page.content()).not.toContain('2025550121');
});

testInFull('nothing chosen is no answer', { like: 'nothing chosen: the keyboard alone suffices' }, async () => {
  await using world = await openWindow();
  const { page, partner, seen, bakery } = world;
  const { url } = await partner.onboarding.start();

  await arriveAs(world, bakery.user);
  await page.goto(url);
  await page.getByRole('button', { name: 'Connect', exact: true }).click();

  const alert = page.getByRole('alert').filter({ hasText: 'Choose at least one number, or select Not now.' });
  await alert.and(page.locator(':focus')).waitFor();
  await page.getByRole('group', { name: 'Choose numbers', description: 'Choose at least one number' }).waitFor();
  expect(seen.count('POST /permission/answer')).toBe(0);
});

test('a client whose numbers the partner pays for finds them shared, and may not withdraw when the partner says so', async () => {
  await using world = await startBrowserWorld();
  const { page, partner, travel } = world;
  await arriveAs(world, travel.user);
  await page.goto((await partner.onboarding.start()).url);
  await page.getByText('Acme Inbox pays for these numbers, so permission is shared by default.').waitFor();
  expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(2);

  await partner.settings.update({ clientsMayWithdraw: false });
  await page.reload();
  await page.getByText('To withdraw permission, contact Acme Inbox.').waitFor();
  // The checkbox is aria-disabled. A person can click such a checkbox, but Playwright clicks it only with `force`.
  await page.getByRole('checkbox', { name: '+12025550121' }).click({ force: true });

  expect(await page.getByRole('checkbox', { checked: true, disabled: true }).count()).toBe(2);
  await page.getByRole('button', { name: 'Keep as it is' }).waitFor();
});

test("a partner's logo is shown, and nothing is fetched for it", async () => {
  await using world = await startBrowserWorld();
  const { page, partner, bakery } = world;
  const logo = plainPng(160, 40, [10, 90, 180]);
  await partner.settings.update({ logo });
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.resourceType()));

  await page.goto((await partner.onboarding.start()).url);
  await page.getByRole('heading', { name: "Sign in to review Acme Inbox's request" }).waitFor();
  const drawn = page.locator('img.ui-face');
  expect(await drawn.getAttribute('src')).toBe(logo);
  expect(await drawn.getAttribute('alt')).toBe('');
  expect(await page.evaluate<number>("document.querySelector('img.ui-face').naturalWidth")).toBe(160);
  await signIn(page, bakery.user);
  await page.getByRole('checkbox').first().waitFor();

  expect(await drawn.count()).toBe(1);
  expect(asked).not.toContain('image');
});

test('a partner without a logo has its first letter in its place', async () => {
  await using world = await startBrowserWorld();
  const { page, partner } = world;
  await partner.settings.update({ logo: null });

  await page.goto((await partner.onboarding.start()).url);
  await page.getByRole('heading', { name: "Sign in to review Acme Inbox's request" }).waitFor();

  expect(await page.locator('img').count()).toBe(0);
  expect(await page.locator('svg.ui-face').textContent()).toBe('A');
});
