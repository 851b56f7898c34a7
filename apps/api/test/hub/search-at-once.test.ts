import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BrowserWorld, startBrowserWorld } from '../browser/support/browser-world.ts';
import { enterByCookie } from './support/enter-hub.ts';

let world: BrowserWorld;
beforeAll(async () => {
  world = await startBrowserWorld({ options: { viewport: { width: 1280, height: 800 } } });
});
afterAll(() => world?.stop());

/**
 * Types into the search of the next screen as soon as the field is in the page, before the browser paints it and before
 * the effects of the components run. A person with a scanner or a password manager is not faster.
 */
const typeAtOnce = (text: string) => `new MutationObserver((_, observer) => {
  const field = document.querySelector('#content input[type=search]');
  if (field === null || field === window.formerField) return;
  observer.disconnect();
  field.focus();
  document.execCommand('insertText', false, '${text}');
}).observe(document.body, { subtree: true, childList: true })`;

test('text that is typed as soon as the screen appears takes effect, and the field keeps the focus', async () => {
  const { page } = await enterByCookie(world, world.demo.partner.user, { area: 'partner' });
  await page.evaluate(`window.formerField = document.querySelector('#content input[type=search]')`);
  await page.evaluate(typeAtOnce('no such key'));

  await page.getByRole('link', { name: 'API Keys', exact: true }).click();

  await page.getByRole('heading', { name: 'Nothing matches' }).waitFor();
  expect(new URL(page.url()).searchParams.get('name')).toBe('no such key');
  const field = page.getByRole('searchbox').and(page.locator(':focus'));
  expect(await field.inputValue()).toBe('no such key');
});

test('a filter that is chosen while typed text waits for its search stays chosen', async () => {
  const { page } = await enterByCookie(world, world.demo.partner.user, { area: 'partner' });
  await page.getByRole('link', { name: 'API Keys', exact: true }).click();
  await page.getByRole('row', { name: /Demo backend/ }).waitFor();

  // Both in one task of the page, so that the pause of the search cannot end in between.
  await page.evaluate(`(() => {
    document.querySelector('#content input[type=search]').focus();
    document.execCommand('insertText', false, 'Demo');
    const choice = document.querySelector('#content .filters select');
    choice.value = [...choice.options].at(-1).value;
    choice.dispatchEvent(new Event('change', { bubbles: true }));
  })()`);

  await expect.poll(() => [...new URL(page.url()).searchParams.keys()].length).toBe(2);
});
