import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BrowserWorld, startBrowserWorld } from '../browser/support/browser-world.ts';
import { outcomeOf } from '../world/answer.ts';
import { enterHub } from './support/enter-hub.ts';
import { copySecret, goToApiKeys, hear, press } from './support/key-walk.ts';

// One world: each walk-through makes keys of its own.
let world: BrowserWorld;
beforeAll(async () => {
  world = await startBrowserWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

const call = async (secret: string) =>
  outcomeOf(await world.as({ authorization: `Bearer ${secret}` }).get('/api/v1/whoami'));

/** New key, a name, the permissions, Create key, Copy, Done. */
async function makeKey(name: string, permissions: string[]): Promise<string> {
  const { page } = world;
  await press(page, 'New key');
  await page.getByLabel('Name', { exact: true }).fill(name);
  for (const permission of permissions) await page.getByRole('checkbox', { name: permission }).check();
  await press(page, 'Create key');
  await page.getByRole('heading', { level: 2, name: 'Your new API key' }).waitFor();
  const secret = await copySecret(world);
  await press(page, 'Done');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  return secret;
}

test('organization key: New key, a name, permissions ticked, Create key, copy, call', async () => {
  const { page, bakery } = world;
  await enterHub(world, bakery.user, { area: 'client' });
  await goToApiKeys(page);

  const secret = await makeKey('Night robot', ['Read']);

  expect(secret).toMatch(/^wa_/);
  await expect(call(secret)).resolves.toBe(200);
  await page.getByRole('row', { name: /Night robot/ }).waitFor();
  // The focus is back at the button that opened the dialog, and the secret is nowhere on the page.
  await expect(page.locator(':focus').ariaSnapshot()).resolves.toBe('- button "New key"');
  expect(await page.content()).not.toContain(secret.slice(3));
  expect(page.url()).not.toContain(secret.slice(3));
});

test('revoke by name: the next call is refused, and the focus goes to the next row', async () => {
  const { page, bakery } = world;
  await enterHub(world, bakery.user, { area: 'client' });
  await goToApiKeys(page);
  const secret = await makeKey('Old till', ['Send', 'Read']);
  await expect(call(secret)).resolves.toBe(200);

  await press(page, 'Revoke API key Old till');
  const question = page.getByRole('alertdialog', { name: 'Revoke Old till?' });
  await expect(page.locator(':focus').ariaSnapshot()).resolves.toBe('- button "Cancel"');
  await page.keyboard.press('Escape');
  await question.waitFor({ state: 'detached' });
  await expect(call(secret)).resolves.toBe(200);
  await press(page, 'Revoke API key Old till');
  await question.getByText('It stops working at once.').waitFor();
  await question.getByRole('button', { name: 'Revoke', exact: true }).click();

  await hear(page, 'Old till is revoked.');
  await expect(call(secret)).resolves.toBe('revoked');
  await page.getByRole('row', { name: /Old till/ }).waitFor({ state: 'detached' });
  await expect(page.locator(':focus').ariaSnapshot()).resolves.toMatch(/button "Revoke API key /);
  await page.getByRole('combobox', { name: 'Show' }).selectOption('Ended keys');
  await page.getByRole('row', { name: /Old till.*Revoked/ }).waitFor();
});

test('add a key and edit it: the new name is shown, and the allowed address holds at the next call', async () => {
  const { page, bakery } = world;
  await enterHub(world, bakery.user, { area: 'client' });
  await goToApiKeys(page);
  const secret = await makeKey('Shop', ['Read', 'Send']);
  await expect(call(secret)).resolves.toBe(200);

  await press(page, 'Edit Shop');
  await page.getByLabel('Name', { exact: true }).fill('Shop in town');
  await page.getByRole('checkbox', { name: 'Read' }).uncheck();
  await page.getByText('More settings').click();
  await page.getByLabel('Allowed addresses').fill('not an address\n203.0.113.7');
  await press(page, 'Save');
  await page.getByText('Entry 1 is neither an IP address nor a network.').waitFor();
  await expect(page.locator(':focus').ariaSnapshot()).resolves.toMatch(/textbox "Allowed addresses"/);
  await page.getByLabel('Allowed addresses').fill('203.0.113.7');
  await press(page, 'Save');

  await hear(page, 'Shop in town is saved.');
  await page.getByRole('row', { name: /Shop in town/ }).waitFor();
  await expect(call(secret)).resolves.toBe('address_not_allowed');
});
