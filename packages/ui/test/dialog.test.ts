import { expectAccessible } from '@chatelaine/tools/browser/accessible';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectSound } from './support/inspect.ts';
import { spokenOf } from './support/spoken.ts';
import { openStage } from './support/stage.ts';

const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent);
const openBy = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).press('Enter');

test.each(['', '?long'])('a dialog is sound %s', async (search) => {
  await using stage = await openStage('dialog', search);
  await openBy(stage.page, 'Open');
  await expectSound(stage, `dialog${search.replace('?', ' ')}`);
});

test('a dialog without a name is found: by axe where it interrupts, in what is spoken everywhere', async () => {
  await using stage = await openStage('dialog');
  const { page } = stage;
  const unname = "document.querySelector('dialog').removeAttribute('aria-labelledby')";
  await openBy(page, 'Interrupt');
  await page.evaluate(unname);
  await expect(expectAccessible(page)).rejects.toMatchObject({
    actual: [expect.stringContaining('aria-dialog-name')],
  });
  await page.keyboard.press('Escape');
  await openBy(page, 'Open');
  await page.evaluate(unname);
  expect((await spokenOf(page.locator('dialog'))).name).toBe('');
});

test('a dialog takes the focus, keeps it, and gives it back to its opener', async () => {
  await using stage = await openStage('dialog');
  const { page } = stage;
  for (const end of ['Escape', 'Enter']) {
    await openBy(page, 'Open');
    expect(await focused(page)).toBe('Rename');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Cancel');
    await page.keyboard.press('Tab');
    expect(await focused(page)).not.toBe('Interrupt');
    await page.getByRole('button', { name: 'Cancel' }).focus();
    await page.keyboard.press(end);
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await focused(page)).toBe('Open');
  }
});

test('a dialog that is removed without being closed loses the focus', async () => {
  await using stage = await openStage('dialog');
  await openBy(stage.page, 'Open');
  await stage.page.evaluate("document.querySelector('dialog').remove()");
  expect(await focused(stage.page)).not.toBe('Open');
});

test('a dialog is named by its heading; one that interrupts says why', async () => {
  await using stage = await openStage('dialog');
  const { page } = stage;
  await openBy(page, 'Open');
  expect(await spokenOf(page.locator('dialog'))).toMatchObject({ role: 'dialog', name: 'Rename this number' });
  await page.keyboard.press('Escape');
  await openBy(page, 'Interrupt');
  expect(await spokenOf(page.locator('dialog'))).toMatchObject({
    role: 'alertdialog',
    name: 'You will be signed out',
    description: 'Nothing happened here for an hour.',
    states: { modal: true },
  });
  await expectSound(stage, 'dialog alert');
});

test('a dialog that its owner does not close stays, however often Esc is pressed', async () => {
  await using stage = await openStage('dialog');
  const { page } = stage;
  await openBy(page, 'Open for good');
  for (const times of [1, 2, 3, 4]) {
    await page.keyboard.press('Escape');
    await page.getByText(`Asked ${times} times`).waitFor();
    expect(await page.evaluate("document.querySelector('dialog').matches(':modal')")).toBe(true);
  }
  await page.getByRole('button', { name: 'Close without copying' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await focused(page)).toBe('Open for good');
});
