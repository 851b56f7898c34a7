import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type BrowserWorld, startBrowserWorld } from '../browser/support/browser-world.ts';
import { foundCall, requestIdOf } from '../calls/stage.ts';
import { makeKey } from '../doors/support/running-channel.ts';
import { createPartnerKey, done } from '../keys/key-calls.ts';
import { type Answer, outcomeOf } from '../world/answer.ts';
import { openWindow } from '../world/window.ts';
import { enterByCookie } from './support/enter-hub.ts';
import { goTo } from './support/go-to.ts';

// One world, which takes two seconds to start: each test makes keys of its own.
let world: BrowserWorld;
beforeAll(async () => {
  // The timer that writes the calls to the database is a fake timer. It runs only when a test moves it.
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  world = await startBrowserWorld();
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
  vi.useRealTimers();
});

const ELSEWHERE = ['203.0.113.0/24'];
const owner = () => world.as(world.demo.partner.user);

/** Makes a call that is refused for its address, and returns the request id that the program got. */
async function refusedId(answer: Answer): Promise<string> {
  expect(outcomeOf(answer)).toBe('address_not_allowed');
  return requestIdOf(answer);
}

async function find(page: Page, requestId: string): Promise<void> {
  await page.getByRole('searchbox', { name: 'Find a call by its request id' }).fill(requestId);
  await page.getByRole('button', { name: 'Find call' }).click();
}

test('by keyboard alone: "/" leads to the search, Enter finds, Esc closes, and the focus is in the search again', async () => {
  const { page, demo } = world;
  const key = await createPartnerKey(world, { name: 'Keyboard', allowedAddresses: ELSEWHERE });
  const requestId = await refusedId(await world.as(key.secret).ask('clients.list'));
  await foundCall(owner(), requestId);
  const visit = await enterByCookie(world, demo.partner.user, { area: 'partner' });
  await goTo(visit, 'Calls');
  const field = page.getByRole('searchbox', { name: 'Find a call by its request id' });

  await page.keyboard.press('/');
  await page.keyboard.type(requestId);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'The address is not allowed' }).waitFor();
  await page.keyboard.press('Escape');

  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  expect(await field.evaluate((element) => element === element.ownerDocument.activeElement)).toBe(true);
  // The address of the page no longer names the call, so a reload does not open it again.
  expect(page.url()).not.toContain(requestId);
});

test('each side sees the calls of its own keys only, in two browsers at once', async () => {
  const { demo, travel } = world;
  const channelKey = await makeKey(world, { name: 'Sender of the partner', allowedAddresses: ELSEWHERE });
  const input = { name: 'Till of the client', scopes: ['read'], allowedAddresses: ELSEWHERE };
  const tillKey = await done(world.as(travel.user).change('organizationKeys.create', input));
  const ofPartner = await refusedId(await world.as(channelKey.secret).send());
  const ofClient = await refusedId(await world.as(tillKey.secret).get('/api/v1/whoami'));
  await foundCall(owner(), ofPartner);
  await foundCall(world.as(travel.user), ofClient);
  await using window = await openWindow(world.nodes[0].port, {});
  const partner = await enterByCookie(world, demo.partner.user, { area: 'partner' });
  const client = await enterByCookie({ ...world, ...window }, travel.user, { area: 'client' });

  for (const [{ page, ...visit }, own, other, name, foreign] of [
    [partner, ofPartner, ofClient, 'Sender of the partner', 'Till of the client'],
    [client, ofClient, ofPartner, 'Till of the client', 'Sender of the partner'],
  ] as const) {
    await goTo({ page, ...visit }, 'Calls');
    const table = page.getByRole('table', { name: 'Calls' });
    await table.getByText(name).first().waitFor();
    expect(await table.getByText(foreign).count()).toBe(0);
    await find(page, own);
    await page.getByRole('dialog', { name: 'The address is not allowed' }).waitFor();
    await page.getByRole('button', { name: 'Close' }).click();
    await find(page, other);
    await page.getByRole('heading', { name: 'No call of your keys is kept under this id' }).waitFor();
  }
});

test('the filters keep their values in the URL, and one key leads to all its calls', async () => {
  const { page, demo } = world;
  const key = await createPartnerKey(world, { name: 'Filtered', allowedAddresses: ELSEWHERE });
  const first = await refusedId(await world.as(key.secret).ask('clients.list'));
  await refusedId(await world.as(key.secret).ask('channels.list'));
  await foundCall(owner(), first);
  const visit = await enterByCookie(world, demo.partner.user, { area: 'partner' });
  await goTo(visit, 'Calls');

  await find(page, first);
  await page.getByRole('link', { name: 'Show all calls of this key' }).click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  const rows = page.getByRole('table', { name: 'Calls' }).getByRole('row');
  await expect.poll(() => rows.count()).toBe(3);
  await page.getByLabel('Outcome', { exact: true }).selectOption({ label: 'The address is not allowed' });
  await expect.poll(() => page.url()).toContain('outcome=address_not_allowed');
  expect(page.url()).toContain(`keyId=${key.id}`);
  await page.reload();

  await expect.poll(() => rows.count()).toBe(3);
  expect(await page.getByLabel('Key', { exact: true }).inputValue()).toBe(key.id);
  await page.getByLabel('Outcome', { exact: true }).selectOption({ label: 'Accepted' });
  await page.getByRole('heading', { name: 'Nothing matches' }).waitFor();
});
