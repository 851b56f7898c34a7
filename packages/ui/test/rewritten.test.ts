import { TRANSLATIONS, translationScript } from '@chatelaine/tools/browser/translate-page';
import { inTurn } from '@chatelaine/tools/rounds';
import { expect, test } from 'vitest';
import { openStage } from './support/stage.ts';

/**
 * Opens a page that the browser translates, and lets the page change its texts. Returns the text that the page shows
 * after the change, and the stale parts of this text.
 */
async function rewrite(search: string, way: (typeof TRANSLATIONS)[number]) {
  await using stage = await openStage('rewritten', search);
  const { page } = stage;
  await page.evaluate(translationScript(way));
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByText('Badge 2').waitFor();
  return {
    old: await page.evaluate<string[]>('frozen()'),
    text: await page.locator('#app').innerText(),
    objections: stage.objections,
  };
}

test.each(inTurn(TRANSLATIONS, 0))(
  'a table and a badge say what is so now while the page is translated: %s',
  async (way) => {
    const { old, text, objections } = await rewrite('', way);

    expect(old).toEqual([]);
    for (const what of ['Full', 'Bare', 'Name', 'Calls', 'State', 'Cell', 'Badge', 'Empty']) {
      expect(text).toContain(`${what} 2`);
      expect(text).not.toContain(`${what} 1`);
    }
    expect(objections).toEqual([]);
  },
);

test('control: a text that is rewritten where it stands is found', async () => {
  expect((await rewrite('?control', 'kept')).old).not.toEqual([]);
});
