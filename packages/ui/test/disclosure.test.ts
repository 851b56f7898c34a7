import { expect, test } from 'vitest';
import { expectSound } from './support/inspect.ts';
import { spokenOf } from './support/spoken.ts';
import { openStage } from './support/stage.ts';

test.each(['', '?long'])('a disclosure is sound, closed and open %s', async (search) => {
  await using stage = await openStage('disclosure', search);
  await expectSound(stage, `disclosure${search.replace('?', ' ')}`);
  await stage.page.locator('summary').click();
  await expectSound(stage, `disclosure open${search.replace('?', ' ')}`);
});

test('a disclosure opens by keyboard, and stays open when what is in it changes', async () => {
  await using stage = await openStage('disclosure');
  const { page } = stage;
  const inside = page.getByText('API keys are disabled for this number.');
  expect(await inside.isVisible()).toBe(false);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  expect(await inside.isVisible()).toBe(true);
  expect((await spokenOf(page.locator('summary'))).states).toMatchObject({ expanded: true });
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.getByText('Pressed 1 times').waitFor();
  expect(await inside.isVisible()).toBe(true);
  // Now the reason to open is gone.
  await page.keyboard.press('Space');
  await page.getByText('Pressed 2 times').waitFor();
  expect(await inside.isVisible()).toBe(true);
  await page.locator('summary').press('Space');
  expect(await inside.isVisible()).toBe(false);
});
