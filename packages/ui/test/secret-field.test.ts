import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectSound } from './support/inspect.ts';
import { openStage, type Stage } from './support/stage.ts';

const SECRET = ['wac', 'Kq7', '2mVtYx9RbLwN4hPzCdFgJsT8eU'].join('_');

/**
 * Lists the forbidden places that contain the secret. The function searches the page's text, attributes, address and
 * storage, the console and the requests.
 */
async function leaks({ page, said, requests }: Stage): Promise<string[]> {
  const places = await page.evaluate(() => ({
    markup: new XMLSerializer().serializeToString(document),
    text: document.body.textContent,
    address: location.href + JSON.stringify(history.state),
    storage: JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]),
  }));
  const all = Object.entries({ ...places, console: said.join(), requests: requests.join() });
  return all.filter(([, content]) => content?.includes(SECRET)).map(([place]) => place);
}

const create = (page: Page) => page.getByRole('button', { name: /^Create/ }).press('Enter');
const shownValue = (page: Page) => page.getByRole('textbox').inputValue();

test.each(['', '?long'])('a secret is sound, dotted and shown %s', async (search) => {
  await using stage = await openStage('secret-field', search);
  await create(stage.page);
  await expectSound(stage, `secret dotted${search.replace('?', ' ')}`);
  await stage.page.locator('.ui-secret button').nth(1).click();
  expect(await shownValue(stage.page)).toBe(SECRET);
  await expectSound(stage, `secret shown${search.replace('?', ' ')}`);
});

test('a secret is nowhere but in the value of its field, and there only while it is shown', async () => {
  await using stage = await openStage('secret-field');
  const { page } = stage;
  await create(page);
  expect(await shownValue(page)).toBe('•'.repeat(SECRET.length));
  await page.getByRole('button', { name: 'Show key' }).press('Space');
  await page.getByRole('button', { name: 'Hide key' }).waitFor();
  expect(await shownValue(page)).toBe(SECRET);
  expect(await leaks(stage)).toEqual([]);
  await page.getByRole('button', { name: 'Hide key' }).press('Space');
  await page.getByRole('button', { name: 'Show key' }).waitFor();
  expect(await shownValue(page)).not.toContain('wac');
});

test('the same search finds a secret in an attribute, in a text, in the address and in the console', async () => {
  await using stage = await openStage('secret-field');
  await stage.page.evaluate((secret) => {
    document.body.dataset.secret = secret;
    history.replaceState(null, '', `#${secret}`);
    console.log(secret);
  }, SECRET);
  expect(await leaks(stage)).toEqual(['markup', 'address', 'console']);
});

test('a field that goes takes its secret along', async () => {
  await using stage = await openStage('secret-field');
  const { page } = stage;
  await create(page);
  await page.getByRole('button', { name: 'Show key' }).click();
  const field = await page.getByRole('textbox').elementHandle();
  expect(await field?.evaluate((one) => 'value' in one && one.value)).toBe(SECRET);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await field?.evaluate((one) => 'value' in one && one.value)).toBe('');
  expect(await leaks(stage)).toEqual([]);
});

test('a dotted secret is copied by its button and by the keyboard', async () => {
  await using stage = await openStage('secret-field');
  const { context, page } = stage;
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await create(page);
  await page.getByRole('button', { name: 'Copy key' }).press('Enter');
  await page.getByRole('status').getByText('Copied.').waitFor();
  expect(await page.evaluate('navigator.clipboard.readText()')).toBe(SECRET);
  await page.evaluate("navigator.clipboard.writeText('something else')");
  await page.getByRole('textbox').press('ControlOrMeta+a');
  await page.getByRole('textbox').press('ControlOrMeta+c');
  expect(await page.evaluate('navigator.clipboard.readText()')).toBe(SECRET);
});

test('without a clipboard the secret is shown and selected', async () => {
  await using stage = await openStage('secret-field');
  const { page } = stage;
  await page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })");
  await create(page);
  await page.getByRole('button', { name: 'Copy key' }).press('Enter');
  await page.getByRole('status').getByText('copy it yourself').waitFor();
  expect(await shownValue(page)).toBe(SECRET);
  expect(await page.evaluate('getSelection().toString()')).toBe(SECRET);
  await expectSound(stage, 'secret selected');
});
