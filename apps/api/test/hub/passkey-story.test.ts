import type { Profile } from '@chatelaine/shared';
import { eventually } from '@chatelaine/tools/browser/eventually';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BrowserWorld } from '../browser/support/browser-world.ts';
import { startBrowserWorld } from '../browser/support/browser-world.ts';
import { focused } from '../browser/support/keyboard.ts';
import { openWindow } from '../world/window.ts';
import { enterHub } from './support/enter-hub.ts';

let world: BrowserWorld;
beforeAll(async () => {
  world = await startBrowserWorld();
});
afterAll(() => world.stop());

/** Gives the browser a device that has passkeys and always recognises its person. */
async function plugIn({ context, page }: BrowserWorld) {
  const session = await context.newCDPSession(page);
  await session.send('WebAuthn.enable');
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true },
      ...{ isUserVerified: true, automaticPresenceSimulation: true },
    },
  });
  const verifies = (isUserVerified: boolean) =>
    session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified });
  const passkeys = async () => (await session.send('WebAuthn.getCredentials', { authenticatorId })).credentials;
  return { verifies, passkeys };
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
async function signOut(page: Page, name: string) {
  await page.getByRole('button', { name: new RegExp(name) }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).or(button(page, 'Sign out')).click();
  await page.waitForURL(/\/sign-in$/);
}

test('a person adds a passkey, signs in with it, confirms with it, and removes it', async () => {
  const { page } = await enterHub(world, world.travel.user, { area: 'profile' });
  const device = await plugIn(world);
  const person = resultName(await world.as(world.travel.user).ask('profile.get'));
  await page.getByText('A passkey signs you in with a finger').waitFor();
  await button(page, 'Add a passkey').click();
  const dialog = page.getByRole('dialog', { name: 'Add a passkey' });
  await dialog.getByLabel('Name of the passkey').fill('My laptop');
  await dialog.getByRole('button', { name: 'Continue' }).click();
  await page.getByText('The passkey is added.').waitFor();
  await page.getByText('Never used.').waitFor();
  await eventually(async () => (await device.passkeys()).map(({ rpId }) => rpId)).toEqual(['localhost']);

  // The device knows the passkey already, so it makes no other.
  await button(page, 'Add a passkey').click();
  await dialog.getByRole('button', { name: 'Continue' }).click();
  await dialog.getByRole('alert').waitFor();
  await dialog.getByRole('button', { name: 'Cancel' }).click();

  await signOut(page, person);
  await button(page, 'Use a passkey').click();
  await page.waitForURL(/\/client/);
  await page.goto(`${world.baseUrl}/profile`);
  await page.getByText(/Last used/).waitFor();

  // The person needs no password to confirm an act, although the sign-in is too old.
  world.clock.pass(11 * 60_000);
  await button(page, 'Rename the passkey My laptop').click();
  await page.getByLabel('Name of the passkey').fill('Old laptop');
  await button(page, 'Save').last().click();
  await page.getByRole('dialog', { name: "Confirm it's you" }).waitFor();
  await button(page, 'Use a passkey').click();
  await page.getByText('The passkey has a new name.').waitFor();
  // The sign-in is fresh now, so the removal asks for nothing.
  await button(page, 'Remove the passkey Old laptop').click();
  await eventually(() => focused(page)).toContain('Cancel');
  await button(page, 'Remove passkey').click();
  await page.getByText('The passkey is removed.').waitFor();

  await signOut(page, person);
  await button(page, 'Use a passkey').click();
  await page.getByText('This passkey does not sign you in here. Use your password.').waitFor();
  expect(await world.sql("select from event where data->>'way' = 'passkey'")).not.toEqual([]);
});

test('a browser without passkeys shows no button for them', async () => {
  await using other = { ...world, ...(await openWindow(world.nodes[0].port, {})) };
  const { page } = other;
  await page.addInitScript(() => {
    Reflect.deleteProperty(globalThis, 'PublicKeyCredential');
  });

  await page.goto(`${world.baseUrl}/sign-in`);

  await button(page, 'Sign in').waitFor();
  expect(await button(page, 'Use a passkey').count()).toBe(0);
});

const resultName = ({ body }: { body: unknown }) => (body as { result: { data: Profile } }).result.data.name;
