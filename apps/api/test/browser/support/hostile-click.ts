import type { CDPSession, Page } from 'playwright-core';
import { expect } from 'vitest';
import { ORDERS, type Scene, sharedNow } from './loader-scene.ts';

/** A place in a window. */
export interface Place {
  x: number;
  y: number;
}

/** Asks for one number by name, as a partner may: it is ticked when the question appears. */
export async function askForOrders({ world, site }: Scene): Promise<string> {
  const request = await world.partner.onboarding.start({ redirectUrl: `${site.origin}/return`, number: ORDERS });
  return request.url;
}

/** The button that grants. */
export const grantButton = (page: Page) => page.getByRole('button', { name: 'Grant permission for 1 number' });

/** Where that button will be: the same for everybody with a window of this size, so an attacker knows it too. */
export async function placeOfButton(scene: Scene): Promise<Place> {
  await scene.page.goto(await askForOrders(scene));
  const box = await grantButton(scene.page).boundingBox();
  if (box === null) throw new Error('There is no button.');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** A hand at the mouse that does not move: Playwright's own click comes with a move. */
export async function stillHand(
  page: Page,
): Promise<{ press(at: Place): Promise<void>; release(at: Place): Promise<void> }> {
  const session: CDPSession = await page.context().newCDPSession(page);
  const send = (type: 'mousePressed' | 'mouseReleased') => async (at: Place) => {
    await session.send('Input.dispatchMouseEvent', { type, ...at, button: 'left', clickCount: 2 });
  };
  return { press: send('mousePressed'), release: send('mouseReleased') };
}

/** Expects that nothing was granted, nor even asked of the server, by what was done so far to this open question. */
export async function expectNoGrant({ world }: Scene, question: Page, before: number): Promise<void> {
  // What the page had sent before this has reached the server when this one is answered.
  await question.evaluate("fetch('/permission/question', { method: 'POST' }).then(({ status }) => status)");
  expect(world.seen.count('POST /permission/answer')).toBe(before);
  expect(await sharedNow(world)).toEqual([]);
  await grantButton(question).waitFor();
}
