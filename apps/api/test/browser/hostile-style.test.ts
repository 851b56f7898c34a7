import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { spoil } from './support/hostile-page.ts';
import { CHOOSE, openWorld, sharedNow, type World } from './support/loader-world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world?.[Symbol.asyncDispose]());
afterEach(async () => {
  for (const page of world.stage.context.pages()) if (page !== world.page) await page.close();
});

const COVER = 'body::after { content: ""; position: fixed; inset: 0; z-index: 2147483647; background: #fff }';

/** By which hand the button still asks: a mouse that presses its middle, the keyboard, or the page's own code alone. */
type Hand = 'mouse' | 'keyboard' | 'code';
const STYLES: [css: string, hands: Hand[]][] = [
  [
    'button, slot, span, a { display: none !important; pointer-events: none !important }',
    ['mouse', 'keyboard', 'code'],
  ],
  [':host, :host * { display: none !important } ::slotted(*) { display: none }', ['mouse', 'keyboard', 'code']],
  [
    'chatelaine-connect::part(button) { position: fixed; inset: 0; z-index: 2147483647; opacity: 0; font-size: 0 }',
    ['mouse', 'keyboard', 'code'],
  ],
  [
    'chatelaine-connect { all: initial !important; color: red; transform: rotate(45deg) }',
    ['mouse', 'keyboard', 'code'],
  ],
  ['* { pointer-events: none !important; user-select: none !important }', ['keyboard', 'code']],
  [COVER, ['keyboard', 'code']],
  ['* { display: none !important }', ['code']],
  ['chatelaine-connect { visibility: hidden; content-visibility: hidden }', ['code']],
];

/** Whether this hand opens the question. */
async function asks(hand: Hand): Promise<boolean> {
  const { page, stage } = world;
  const before = stage.context.pages().length;
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
  // A window is there, or the page has said that none opened, when its own event is there.
  const isAsking = await page.evaluate<boolean>("heard.some(([name]) => name === 'opened')");
  if (isAsking) {
    await expect.poll(() => stage.context.pages().length).toBe(before + 1);
    const popup = stage.context.pages().at(-1);
    await popup?.getByRole('heading', { name: CHOOSE }).waitFor();
    // The page's style is the page's: the question looks as we made it.
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

test.each(STYLES)('%s leaves it usable by %j', async (css, hands) => {
  const { page, stage } = world;
  await world.show({ with: 'element', by: 'url' });
  await spoil(world, `<style>${css}</style>`);
  // The style is there.
  expect(await page.evaluate('document.styleSheets.length')).toBe(1);

  const usable: Hand[] = [];
  for (const hand of ['mouse', 'keyboard', 'code'] as const) if (await asks(hand)) usable.push(hand);

  expect(usable).toEqual(hands);
  expect(await page.evaluate('failures')).toEqual([]);
  // A hidden button is a button that nobody pressed: nothing follows from it.
  expect(await sharedNow(stage)).toEqual([]);
});
