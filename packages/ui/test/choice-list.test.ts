import { expect, test } from 'vitest';
import { expectSound } from './support/inspect.ts';
import { openStage } from './support/stage.ts';

test.each(['', '?long'])('choices are sound %s', async (search) => {
  await using stage = await openStage('choice-list', search);
  await stage.page.getByRole('checkbox').first().check();
  await expectSound(stage, `choice list${search.replace('?', ' ')}`);
});

test('a press anywhere on a row ticks it, and what follows is read with it', async () => {
  await using stage = await openStage('choice-list');
  const { page } = stage;
  const row = page.locator('.ui-choice').first();
  const { width = 0 } = (await row.boundingBox()) ?? {};

  await row.click({ position: { x: width - 10, y: 10 } });

  await page
    .getByRole('checkbox', { name: '+447700900101 Orders', description: 'A key stops.', checked: true })
    .waitFor();
  await page.getByText('Orders').click();
  await page.getByText('A key stops.').waitFor({ state: 'detached' });
});

test('a fixed row keeps its tick and gives its reason, and the action ticks all', async () => {
  await using stage = await openStage('choice-list');
  const { page } = stage;
  const fixed = page.getByRole('checkbox', { name: '+447700900103 Shared', description: 'Somebody else pays.' });

  await fixed.click({ force: true });
  expect(await fixed.isChecked()).toBe(true);
  await page.getByRole('button', { name: 'Select all 3' }).click();

  expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(3);
  await page.getByRole('group', { name: 'Choose numbers' }).waitFor();
});
