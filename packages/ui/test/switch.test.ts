import { expect, test } from 'vitest';
import { expectSound, takePicture } from './support/inspect.ts';
import { spokenOf } from './support/spoken.ts';
import { openStage } from './support/stage.ts';

test.each(['', '?long'])('switches are sound %s', async (search) => {
  await using stage = await openStage('switch', search);
  await expectSound(stage, `switch${search.replace('?', ' ')}`);
  await stage.page.emulateMedia({ forcedColors: 'active' });
  await takePicture(stage.page, `switch forced${search.replace('?', ' ')}`);
});

test('a switch moves by Space and Enter, and says where it is', async () => {
  await using stage = await openStage('switch');
  const { page } = stage;
  const one = page.getByRole('switch', { name: 'Clients may withdraw' });
  expect(await spokenOf(one)).toMatchObject({
    role: 'switch',
    name: 'Clients may withdraw',
    description: 'They can take a number back.',
    states: { checked: 'false' },
  });
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.getByRole('switch', { checked: true, name: 'Clients may withdraw' }).waitFor();
  expect((await spokenOf(one)).states).toMatchObject({ checked: 'true', focused: true });
  await page.keyboard.press('Enter');
  await page.getByRole('switch', { checked: false, name: 'Clients may withdraw' }).waitFor();
});

test('a switch whose owner does not move it stays where it is, and its wish is heard', async () => {
  await using stage = await openStage('switch');
  const one = stage.page.getByRole('switch', { name: 'Starts on' });
  await one.press('Space');
  await stage.page.locator('output', { hasText: '1' }).waitFor();
  expect((await spokenOf(one)).states).toMatchObject({ checked: 'true' });
});

test('a switch that may not move keeps the focus, says why, and wishes nothing', async () => {
  await using stage = await openStage('switch');
  const { page } = stage;
  const one = page.getByRole('switch', { name: 'Legacy tokens' });
  await one.press('Space');
  await one.click({ force: true });
  expect(await page.locator('output').textContent()).toBe('0');
  const { description, states } = await spokenOf(one);
  expect(description).toBe('Tokens from before there were keys. Only owners can change this. See who is one');
  expect(states).toMatchObject({ disabled: true, focused: true });
});

test('a busy switch stays in the tab order', async () => {
  await using stage = await openStage('switch');
  const one = stage.page.getByRole('switch', { name: 'Slow' });
  await one.press('Space');
  await stage.page.locator('[aria-busy="true"]').waitFor();
  await one.press('Space');
  expect((await spokenOf(one)).states).toMatchObject({ busy: 1, disabled: true, focused: true, checked: 'false' });
});
