import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { startBrowserWorld } from '../browser/support/browser-world.ts';
import { focused } from '../browser/support/keyboard.ts';
import { outcomeOf } from '../world/answer.ts';
import { enterHub } from './support/enter-hub.ts';
import { hear, mailedCode } from './support/key-walk.ts';

const MOST_STOPS = 40;

/** Presses Tab until the focus is on this element, which is described as a screen reader does. */
async function tabTo(page: Page, element: string): Promise<void> {
  const passed: string[] = [];
  for (let at = 0; at < MOST_STOPS; at += 1) {
    const here = (await page.locator(':focus').count()) === 0 ? '' : await focused(page);
    if (here.startsWith(element)) return;
    passed.push(here);
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach ${element}, only ${passed.join(', ')}`);
}

async function pressKeyOn(page: Page, element: string, key = 'Enter'): Promise<void> {
  await tabTo(page, element);
  await page.keyboard.press(key);
}

// It walks through the whole life of a key, key by key, which takes more than two seconds.
test('by keyboard alone: generate a partner key with its code, show it, and revoke it', async () => {
  await using world = await startBrowserWorld();
  const { page, demo } = world;
  await page.setViewportSize({ width: 1280, height: 800 });
  await enterHub(world, demo.partner.user, { area: 'partner' });

  await pressKeyOn(page, '- link "API Keys"');
  await page.getByRole('heading', { level: 1, name: 'API Keys' }).waitFor();
  await page.getByRole('row', { name: /Demo backend/ }).waitFor();
  await pressKeyOn(page, '- button "Generate API Key"');
  await tabTo(page, '- textbox "Name"');
  await page.keyboard.type('Prod Server');
  await pressKeyOn(page, '- checkbox "Permission requests"', ' ');
  await pressKeyOn(page, '- button "Continue"');
  await page.getByLabel('Code', { exact: true }).waitFor();
  await tabTo(page, '- textbox "Code"');
  await page.keyboard.type(mailedCode(world, demo.partner.user));
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Generate API Key, step 3 of 3: copy' }).waitFor();
  await pressKeyOn(page, '- button "Show key"');
  const secret = await page.getByLabel('API key', { exact: true }).inputValue();
  await pressKeyOn(page, `- checkbox "I've stored it"`, ' ');
  await pressKeyOn(page, '- button "Done"');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await expect(focused(page)).resolves.toBe('- button "Generate API Key"');
  const call = async () => outcomeOf(await world.as({ 'x-api-key': secret }).ask('clients.list'));
  await expect(call()).resolves.toBe(200);
  await pressKeyOn(page, '- button "Revoke API key Prod Server"');
  await page.getByRole('alertdialog').waitFor();
  await page.keyboard.press('Shift+Tab');
  await pressKeyOn(page, '- button "Revoke"');
  await hear(page, 'Prod Server is revoked.');

  await expect(call()).resolves.toBe('revoked');
  await expect(focused(page)).resolves.toBe('- button "Revoke API key Demo backend"');
});
