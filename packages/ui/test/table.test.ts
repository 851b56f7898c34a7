import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectSound, takePicture } from './support/inspect.ts';
import { spokenRows } from './support/spoken.ts';
import { openStage } from './support/stage.ts';

test.each(['', '?long'])('tables are sound %s', async (search) => {
  await using stage = await openStage('table', search);
  await expectSound(stage, `table${search.replace('?', ' ')}`);
  await stage.page.setViewportSize({ width: 1000, height: 700 });
  await takePicture(stage.page, `table wide${search.replace('?', ' ')}`);
});

const names = (page: Page) => page.getByRole('rowheader').allTextContents();
const sortings = (page: Page) =>
  page.evaluate(() => [...document.querySelectorAll('th[scope=col]')].map((one) => one.getAttribute('aria-sort')));

test('a column sorts by keyboard, up and then down, and says so', async () => {
  await using stage = await openStage('table');
  const { page } = stage;
  const lastUsed = page.getByRole('button', { name: 'Last used' }).first();
  expect((await sortings(page)).slice(0, 5)).toEqual(['ascending', null, 'none', null, null]);
  await lastUsed.press('Enter');
  await page.locator('th[aria-sort=ascending]', { hasText: 'Last used' }).waitFor();
  expect((await sortings(page)).slice(0, 5)).toEqual(['none', null, 'ascending', null, null]);
  expect((await names(page)).join()).toMatch(/Backup.*Staging.*Prod/);
  await page.keyboard.press('Space');
  await page.locator('th[aria-sort=descending]', { hasText: 'Last used' }).waitFor();
  expect((await names(page)).join()).toMatch(/Prod.*Staging.*Backup/);
});

test('a narrow table is still a table to a screen reader, with its columns named in sight', async () => {
  await using stage = await openStage('table');
  const { page } = stage;
  const table = page.getByRole('table', { name: 'API keys' });
  const wide = await spokenRows(table);
  expect(wide[0]).toEqual(Array(5).fill('columnheader'));
  expect(wide[1]?.[0]).toBe('rowheader');
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await spokenRows(table)).toEqual(wide);
  expect(await page.locator('tbody .ui-column', { hasText: 'Last used' }).first().isVisible()).toBe(true);
  // A cell without content has no label. The other two rows are the control.
  expect(await page.locator('tbody tr').filter({ hasText: 'Actions' }).getByRole('rowheader').count()).toBe(2);
  // Control: when the parts of the table have no roles any more, a screen reader gets no table.
  await page.evaluate(() => {
    for (const one of document.querySelectorAll('table, table *')) one.setAttribute('role', 'none');
  });
  expect(await spokenRows(table)).not.toEqual(wide);
});

test('a table without rows says so', async () => {
  await using stage = await openStage('table');
  const empty = stage.page.getByRole('table', { name: 'Revoked keys' });
  expect(await empty.getByRole('cell').allTextContents()).toEqual(['There are no keys yet.']);
});
