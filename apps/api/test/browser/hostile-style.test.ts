import { isFull } from '@chatelaine/tools/rounds';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { spoil } from './support/hostile-page.ts';
import { CHOOSE, openScene, type Scene, sharedNow } from './support/loader-scene.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene?.[Symbol.asyncDispose]());
afterEach(async () => {
  for (const page of scene.world.context.pages()) if (page !== scene.page) await page.close();
});

const COVER = 'body::after { content: ""; position: fixed; inset: 0; z-index: 2147483647; background: #fff }';

/**
 * A way to press the button: a mouse click on its middle, the keyboard, or a call of `connect()` by the page's code.
 */
type Hand = 'mouse' | 'keyboard' | 'code';
// Each entry is a style of the partner's page, and the hands that can still press the button with this style. A quick
// run takes only the first entries. Each set of hands occurs once or twice among these entries.
const STYLES: [css: string, hands: Hand[]][] = [
  [
    'button, slot, span, a { display: none !important; pointer-events: none !important }',
    ['mouse', 'keyboard', 'code'],
  ],
  [COVER, ['keyboard', 'code']],
  ['* { display: none !important }', ['code']],
  [
    'chatelaine-connect { all: initial !important; color: red; transform: rotate(45deg) }',
    ['mouse', 'keyboard', 'code'],
  ],
  [':host, :host * { display: none !important } ::slotted(*) { display: none }', ['mouse', 'keyboard', 'code']],
  [
    'chatelaine-connect::part(button) { position: fixed; inset: 0; z-index: 2147483647; opacity: 0; font-size: 0 }',
    ['mouse', 'keyboard', 'code'],
  ],
  ['* { pointer-events: none !important; user-select: none !important }', ['keyboard', 'code']],
  ['chatelaine-connect { visibility: hidden; content-visibility: hidden }', ['code']],
];

/** Tries to press the button with this hand. Returns whether the consent page opens. */
async function asks(hand: Hand): Promise<boolean> {
  const { page, world } = scene;
  const before = world.context.pages().length;
  await page.reload();
  if (hand === 'code') await page.evaluate("void document.querySelector('chatelaine-connect').connect()");
  else if (hand === 'keyboard') {
    await page.evaluate("document.querySelector('chatelaine-connect').focus()");
    await page.keyboard.press('Enter');
  } else {
    const shadowButton = "document.querySelector('chatelaine-connect').shadowRoot.querySelector('button')";
    const { x, y, width, height } = await page.evaluate<DOMRectLike>(
      `${shadowButton}.getBoundingClientRect().toJSON()`,
    );
    await page.mouse.click(x + width / 2, y + height / 2);
  }
  // The loader opens the window and sends the event `opened` during the press itself, so the test does not wait here.
  // Without this event, no window has opened.
  const isAsking = await page.evaluate<boolean>("heard.some(([name]) => name === 'opened')");
  if (isAsking) {
    await expect.poll(() => world.context.pages().length).toBe(before + 1);
    const popup = world.context.pages().at(-1);
    await popup?.getByRole('heading', { name: CHOOSE }).waitFor();
    // The style of the partner's page does not change the consent page.
    expect(await popup?.getByRole('button', { name: 'Not now' }).isVisible()).toBe(true);
    await popup?.close();
  }
  return isAsking;
}

interface DOMRectLike {
  x: number;
  y: number;
  width: number;
  height: number;
}

test.each(isFull ? STYLES : STYLES.slice(0, 4))('%s leaves it usable by %j', async (css, hands) => {
  const { page, world } = scene;
  await scene.show({ with: 'element', by: 'url' });
  await spoil(scene, `<style>${css}</style>`);
  // Control: the browser has accepted the style sheet of the partner's page.
  expect(await page.evaluate('document.styleSheets.length')).toBe(1);

  const usable: Hand[] = [];
  for (const hand of ['mouse', 'keyboard', 'code'] as const) if (await asks(hand)) usable.push(hand);

  expect(usable).toEqual(hands);
  expect(await page.evaluate('failures')).toEqual([]);
  // The presses only opened the consent page, where nobody answered. So no number is shared.
  expect(await sharedNow(world)).toEqual([]);
});
