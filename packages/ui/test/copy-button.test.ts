import { expect, test } from 'vitest';
import { expectSound } from './support/inspect.ts';
import { openStage } from './support/stage.ts';

const LINK = 'https://example.org/permission?request=1';

test.each(['', '?long'])('a copied text is in the clipboard, and the page says so %s', async (search) => {
  await using stage = await openStage('copy-button', search);
  const { context, page } = stage;
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  expect(await page.locator('.ui-status[role=status]').textContent()).toBe('');
  await page.getByRole('button').press('Enter');
  await page
    .locator('.ui-status[role=status]')
    .getByText(/copied|Erfolgsmeldung/i)
    .waitFor();
  expect(await page.evaluate('navigator.clipboard.readText()')).toBe(LINK);
  expect(await page.locator('output').textContent()).toBe('1');
  await expectSound(stage, `copied${search.replace('?', ' ')}`);
});

test.each([
  ['is refused', "navigator.clipboard.writeText = () => Promise.reject(new Error('refused'))"],
  ['is not there', "Object.defineProperty(navigator, 'clipboard', { value: undefined })"],
])('where the clipboard %s the text is selected and the page says so', async (_, plant) => {
  await using stage = await openStage('copy-button');
  const { page } = stage;
  await page.evaluate(plant);
  await page.getByRole('button').press('Enter');
  await page.locator('.ui-status[role=status]').getByText('copy it yourself').waitFor();
  expect(await page.evaluate('getSelection().toString()')).toBe(LINK);
  expect(await page.evaluate('document.activeElement.tagName')).toBe('INPUT');
  expect(await page.locator('output').textContent()).toBe('0');
  await expectSound(stage, 'copy yourself');
});

test('what is copied twice is announced twice', async () => {
  await using stage = await openStage('copy-button');
  const { context, page } = stage;
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate(() => {
    const seen: string[] = [];
    Object.assign(window, { seen });
    const status = document.querySelector('[role=status]');
    if (!status) return;
    const watch = new MutationObserver(() => seen.push(status.textContent ?? ''));
    watch.observe(status, { childList: true, characterData: true, subtree: true });
  });
  for (const times of [1, 2]) {
    await page.getByRole('button').press('Enter');
    await page.locator('output', { hasText: String(times) }).waitFor();
  }
  expect(await page.evaluate('seen')).toEqual(['Link copied.', '', 'Link copied.']);
});
