import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BrowserWorld, startBrowserWorld } from '../browser/support/browser-world.ts';
import { tokenIn } from '../legacy/counter.ts';
import { outcomeOf } from '../world/answer.ts';
import { enterHub } from './support/enter-hub.ts';
import { copySecret, goToApiKeys, hear, mailedCode, press } from './support/key-walk.ts';

// One world: each walk-through makes keys of its own.
let world: BrowserWorld;
beforeAll(async () => {
  world = await startBrowserWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

const call = async (headers: Record<string, string>) => outcomeOf(await world.as(headers).ask('clients.list'));

async function enterCode(): Promise<void> {
  const { page, demo } = world;
  await page.getByLabel('Code', { exact: true }).waitFor();
  await page.getByLabel('Code', { exact: true }).fill(mailedCode(world, demo.partner.user));
  await press(page, 'Confirm');
}

test('partner key: API Keys, Generate API Key, a name, the code, copy, call, trash, refused', async () => {
  const { page, demo } = world;
  await enterHub(world, demo.partner.user, { area: 'partner' });
  await goToApiKeys(page);

  await press(page, 'Generate API Key');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('heading', { name: 'Generate API Key, step 1 of 3: name' }).waitFor();
  await page.getByLabel('Name', { exact: true }).fill('Prod Server');
  await press(page, 'Continue');
  await dialog.getByRole('heading', { name: 'Generate API Key, step 2 of 3: confirm' }).waitFor();
  await enterCode();
  await dialog.getByRole('heading', { name: 'Generate API Key, step 3 of 3: copy' }).waitFor();
  const secret = await copySecret(world);
  await press(page, 'Done');
  await expect(call({ 'x-api-key': secret })).resolves.toBe(200);

  await press(page, 'Revoke API key Prod Server');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Revoke', exact: true }).click();

  await hear(page, 'Prod Server is revoked.');
  await expect(call({ 'x-api-key': secret })).resolves.toBe('revoked');
});

test('a rotated key: both secrets work until the old one is ended', async () => {
  const { page, demo } = world;
  await enterHub(world, demo.partner.user, { area: 'partner' });
  await goToApiKeys(page);

  await press(page, 'Rotate Demo backend');
  await press(page, 'Make new secret');
  await enterCode();
  await page.getByRole('heading', { name: 'Your new API key' }).waitFor();
  const secret = await copySecret(world);
  await press(page, 'Done');
  await expect(call({ 'x-api-key': secret })).resolves.toBe(200);
  await expect(call({ 'x-api-key': demo.partner.partnerKey })).resolves.toBe(200);
  await press(page, 'End it now: the old secret of Demo backend');
  await press(page, 'End old secret');

  await hear(page, 'The old secret of Demo backend has ended.');
  await expect(call({ 'x-api-key': demo.partner.partnerKey })).resolves.toBe('rotated_out');
  await expect(call({ 'x-api-key': secret })).resolves.toBe(200);
});

test('legacy off in API Keys names the callers and blocks the next Bearer call; on again needs a code', async () => {
  const { page, demo, as } = world;
  const { email: username, password } = demo.partner.user;
  const token = async () => tokenIn(await as({}).post('/api/v2/token', { username, password }));
  const bearer = { authorization: `Bearer ${await token()}`, 'user-agent': 'old-program/1.0' };
  await expect(call(bearer)).resolves.toBe(200);
  await enterHub(world, demo.partner.user, { area: 'partner' });
  await goToApiKeys(page);
  const legacy = page.getByRole('switch', { name: 'Legacy Token Authentication' });

  await legacy.click();
  await page.getByRole('listitem').filter({ hasText: username }).getByText('old-program/1.0').waitFor();
  await expect(call(bearer)).resolves.toBe(200);
  await press(page, 'Switch off');
  await hear(page, 'Legacy tokens are off.');

  await expect(call(bearer)).resolves.toBe('revoked');
  await legacy.click();
  await enterCode();
  await hear(page, 'Legacy tokens are on.');
  await expect(call({ authorization: `Bearer ${await token()}` })).resolves.toBe(200);
});
