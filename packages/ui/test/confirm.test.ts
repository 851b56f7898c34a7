import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectSound } from './support/inspect.ts';
import { spokenOf } from './support/spoken.ts';
import { openStage } from './support/stage.ts';

const ask = (page: Page, kind: string) => page.getByRole('button', { name: `Ask: ${kind}` }).press('Enter');
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent);
const outcome = (page: Page, text: string) => page.locator('output', { hasText: text }).waitFor();

test.each([
  ['safe', ''],
  ['dangerous', ''],
  ['typed', '?long'],
])('a confirmation is sound: %s %s', async (kind, search) => {
  await using stage = await openStage('confirm', search);
  await ask(stage.page, kind);
  await expectSound(stage, `confirm ${kind}`);
});

test('a harmless question starts on the deed, a dangerous one on the way back', async () => {
  await using stage = await openStage('confirm');
  const { page } = stage;
  await ask(page, 'safe');
  expect(await focused(page)).toBe('Revoke API key');
  await page.keyboard.press('Enter');
  await outcome(page, 'confirmed');
  await ask(page, 'dangerous');
  expect(await focused(page)).toBe('Cancel');
  expect(await spokenOf(page.locator('dialog'))).toMatchObject({
    role: 'alertdialog',
    description: 'It stops working at once. Last used 4 minutes ago.',
  });
  await page.keyboard.press('Enter');
  await outcome(page, 'cancelled');
  expect(await focused(page)).toBe('Ask: dangerous');
});

test('what has to be typed is asked for until it is right', async () => {
  await using stage = await openStage('confirm');
  const { page } = stage;
  await ask(page, 'typed');
  expect(await focused(page)).toBe('Cancel');
  const field = page.getByLabel('Type Prod server to confirm');
  await field.fill('Prod');
  await field.press('Enter');
  await page.getByRole('alert').getByText('This is not the name of the key.').waitFor();
  const { description, states } = await spokenOf(field);
  expect(description).toBe('This is not the name of the key.');
  expect(states).toMatchObject({ invalid: 'true', focused: true });
  expect(await page.locator('output').textContent()).toBe('nothing');
  // The error message has its own colour, so this check uses both colour schemes.
  await expectSound(stage, 'confirm mismatch', true);
  await field.fill('Prod server ');
  await field.press('Enter');
  await outcome(page, 'confirmed');
});

test('while the deed is being done there is no way back', async () => {
  await using stage = await openStage('confirm');
  const { page } = stage;
  await ask(page, 'busy');
  await page.getByRole('button', { name: 'Revoke API key' }).click();
  await page.locator('[aria-busy="true"]').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Cancel' }).click();
  expect(await page.locator('output').textContent()).toBe('nothing');
  await expectSound(stage, 'confirm busy');
});
