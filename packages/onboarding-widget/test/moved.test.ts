import { eventually } from '@chatelaine/tools/browser/eventually';
import { inTurn } from '@chatelaine/tools/rounds';
import { describe, expect, test } from 'vitest';
import { bundlePage } from './support/bundle.ts';
import { grantedMessage, openStage, pageWith, post, type Stage, stateOf } from './support/stage.ts';

const ELEMENT = "document.querySelector('chatelaine-connect, dialog-connect-button')";
const MOVE = `${ELEMENT}.parentNode.append(${ELEMENT})`;
const REMOVE = `${ELEMENT}.remove()`;

/** Opens a page with the old element, in a bundle. */
async function openOld(): Promise<Stage> {
  const code = await bundlePage('compat');
  const tag = (chatelaine: string) => `<script>globalThis.chatelaine = '${chatelaine}'</script>`;
  const stage = await openStage({
    files: (_, chatelaine) => ({
      '/old': pageWith('<script src="/old.js"></script>', tag(chatelaine)),
      '/old.js': code,
    }),
  });
  await stage.page.goto(`${stage.partner.origin}/old`);
  return stage;
}

/**
 * Clicks the button, runs this script in the page, and posts an answer. Returns the names of the events that the page
 * received.
 */
async function namesAfter(stage: Stage, script: string): Promise<string[]> {
  const { page, partner } = stage;
  const popup = await stage.openWindow();
  await page.evaluate("naive = 0; addEventListener('message', () => naive++)");
  await page.evaluate(script);
  await post(popup, grantedMessage(stateOf(popup.url())), partner.origin);
  await eventually(() => page.evaluate('naive')).toBe(1);
  return page.evaluate<string[]>("seen.map(([name]) => name).filter((name) => name !== 'closed')");
}

const ELEMENTS = [
  ['the element', openStage, ['ready', 'opened'], ['granted']],
  ['the old element', openOld, [], ['callback', 'window']],
] as const;

// The old element is based on the new element, so a quick run moves only the new element.
describe.each(inTurn(ELEMENTS, 0))('%s', (_, open, before, answer) => {
  test('that is moved within the page hears the answer, and is not ready a second time', async () => {
    await using stage = await open();

    expect(await namesAfter(stage, MOVE)).toEqual([...before, ...answer]);
  });

  test('control: removed for good, it does not', async () => {
    await using stage = await open();

    expect(await namesAfter(stage, REMOVE)).toEqual(before);
  });
});

test('an element that comes back after it was gone is ready anew', async () => {
  await using stage = await openStage();
  const { page } = stage;
  await page.evaluate("window.gone = document.querySelector('chatelaine-connect'); gone.remove()");

  await page.evaluate('document.body.append(gone)');

  await eventually(() => page.evaluate('seen.map(([name]) => name)')).toEqual(['ready', 'ready']);
});
