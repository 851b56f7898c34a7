import { expect, test } from 'vitest';
import { expectSound, misfits } from './support/inspect.ts';
import { spokenOf } from './support/spoken.ts';
import { openStage } from './support/stage.ts';

test.each(['', '?long'])('buttons are sound in every look %s', async (search) => {
  await using stage = await openStage('button', search);
  await expectSound(stage, `button${search.replace('?', ' ')}`);
});

test('what sticks out is found, and so is what the policy refuses', async () => {
  await using stage = await openStage('button');
  await stage.page.evaluate(() => {
    const wide = document.createElement('p');
    wide.className = 'planted';
    document.body.append(wide);
  });
  expect(await misfits(stage.page)).toHaveLength(1);
  await stage.page.evaluate("document.querySelector('.planted').setAttribute('style', 'width: 1px')");
  await expect(stage.page.evaluate("document.body.innerHTML = '<p>'")).rejects.toThrow(/TrustedHTML/);
  expect(stage.objections.join()).toMatch(/style-src/);
});

test('a button works by Enter and Space, and goes by the name that it is given', async () => {
  await using stage = await openStage('button');
  const { page } = stage;
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Space');
  await page.getByText('2', { exact: true }).waitFor();
  const link = page.getByRole('button', { name: 'Switch account' });
  expect((await spokenOf(link)).name).toBe('Switch account, now sales@example.org');
});

test('a button that may not be pressed keeps the focus, says why, and does nothing', async () => {
  await using stage = await openStage('button');
  const button = stage.page.getByRole('button', { name: 'Generate API Key' });
  await button.focus();
  await stage.page.keyboard.press('Enter');
  await button.click({ force: true });
  expect(await stage.page.locator('output').textContent()).toBe('0');
  expect(await button.evaluate((one) => one === document.activeElement)).toBe(true);
  const spoken = await spokenOf(button);
  expect(spoken.description).toBe('This number is not running. Organization Settings');
  expect(spoken.states).toMatchObject({ disabled: true, focusable: true });
  // Control: the button "Not now" is not disabled.
  expect((await spokenOf(stage.page.getByRole('button', { name: 'Not now' }))).states).not.toHaveProperty('disabled');
});

test('a form with a busy button is sent once, by Enter in a field as by a click', async () => {
  await using stage = await openStage('submit');
  const { page } = stage;
  await page.getByLabel('Name').press('Enter');
  await page.locator('[aria-busy="true"]').waitFor();
  await page.getByLabel('Name').press('Enter');
  await page.getByRole('button').click({ force: true });
  expect(await page.locator('output').textContent()).toBe('1');
  expect((await spokenOf(page.getByRole('button'))).states).toMatchObject({ busy: 1, disabled: true });
});
