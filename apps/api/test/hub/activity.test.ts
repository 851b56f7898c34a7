import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BrowserWorld, startBrowserWorld } from '../browser/support/browser-world.ts';
import { setShared } from '../browser/support/set-shared.ts';
import { enterByCookie } from './support/enter-hub.ts';

// All tests look at one world, which no test changes.
let world: BrowserWorld;
beforeAll(async () => {
  world = await startBrowserWorld({ options: { viewport: { width: 1280, height: 800 } } });
  await setShared(world, 2);
  await setShared(world, 1);
  await world.partner.channelKeys.create({ channelId: world.bakery.channels[0]?.id ?? '', name: 'Till system' });
  await world.partner.settings.update({ ...(await settings()), requireSignature: false, clientsMayWithdraw: true });
});
afterAll(() => world?.stop());

async function settings() {
  const { redirectUrls, shareNewNumbersByDefault, logo } = await world.partner.settings.get();
  return { redirectUrls, shareNewNumbersByDefault, logo };
}

async function openActivity(area: 'partner' | 'client') {
  const user = area === 'partner' ? world.demo.partner.user : world.bakery.user;
  const visit = await enterByCookie(world, user, { area });
  await visit.page.getByRole('link', { name: 'Activity', exact: true }).click();
  await visit.page.getByRole('heading', { level: 1, name: 'Activity' }).waitFor();
  await visit.page.getByRole('table').first().waitFor();
  return visit.page;
}

const sentences = (page: BrowserWorld['page']) =>
  page.locator('.events > .ui-table > table > tbody > tr > th').allInnerTexts();

test('a partner reads what the client did, and sees no person of the client', async () => {
  const people = await world.sql<{ id: string; name: string; email: string }>(
    'select id, name, email from identity."user" where email = $1',
    [world.bakery.user.email],
  );
  const withdrawn = world.bakery.channels[1]?.phoneNumber ?? '';
  const page = await openActivity('partner');

  const said = await sentences(page);
  const html = await page.content();

  expect(said.some((text) => text.startsWith(`The client withdrew ${withdrawn}.`))).toBe(true);
  expect(said.some((text) => text.startsWith('The key “Demo backend” created the key “Till system” for +'))).toBe(true);
  for (const { id, email } of people) {
    expect(html).not.toContain(id);
    expect(html).not.toContain(email);
  }
  expect(people).toHaveLength(1);
});

test('a client reads what its people did by name, and sees no key of the partner', async () => {
  const page = await openActivity('client');

  const said = await sentences(page);

  expect(said.some((text) => text.startsWith('Owner withdrew +'))).toBe(true);
  expect(said.some((text) => text.startsWith('The partner created the key “Till system”'))).toBe(true);
  expect(await page.content()).not.toContain('Demo backend');
});

test('a group and a number narrow the list, stay in the URL, and details show what was recorded', async () => {
  const page = await openActivity('partner');

  await page.getByLabel('Topic').selectOption('permissions');
  await page.getByLabel('Number, client ID or key ID').fill(world.bakery.channels[1]?.phoneNumber ?? '');
  await expect.poll(() => sentences(page)).toHaveLength(2);
  const url = new URL(page.url());
  await page.reload();
  await page.getByRole('table').first().waitFor();
  const [last, first] = await sentences(page);
  await page.locator('summary', { hasText: /^Details: The client gave permission/ }).click();

  expect(url.searchParams.get('group')).toBe('permissions');
  expect(url.searchParams.get('about')).toBe(world.bakery.channels[1]?.phoneNumber);
  expect(last).toMatch(/^The client withdrew/);
  expect(first).toMatch(/^The client gave permission on/);
  await page.getByRole('row', { name: 'Source Granted by the client' }).waitFor();
});
