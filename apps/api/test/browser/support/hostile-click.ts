import type { CDPSession, Page } from 'playwright-core';
import { expect } from 'vitest';
import { ORDERS, type Scene, sharedNow } from './loader-scene.ts';

/** A point in a window, in pixels from the upper left corner. */
export interface Place {
  x: number;
  y: number;
}

/**
 * Starts a permission request in which the partner names one number. The consent page then shows this number already
 * ticked. Returns the address of the consent page.
 */
export async function askForOrders({ world, site }: Scene): Promise<string> {
  const request = await world.partner.onboarding.start({ redirectUrl: `${site.origin}/return`, number: ORDERS });
  return request.url;
}

/** Finds the button that grants permission. */
export const grantButton = (page: Page) => page.getByRole('button', { name: 'Connect 1 number' });

/**
 * Returns the middle of the grant button. The button is at the same point in every window of this size, so an attacker
 * knows this point too.
 */
export async function placeOfButton(scene: Scene): Promise<Place> {
  await scene.page.goto(await askForOrders(scene));
  const box = await grantButton(scene.page).boundingBox();
  if (box === null) throw new Error('There is no button.');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/**
 * Returns functions that press and release the mouse button without moving the mouse. The `click` of Playwright also
 * moves the mouse.
 */
export async function stillHand(
  page: Page,
): Promise<{ press(at: Place): Promise<void>; release(at: Place): Promise<void> }> {
  const session: CDPSession = await page.context().newCDPSession(page);
  const send = (type: 'mousePressed' | 'mouseReleased') => async (at: Place) => {
    await session.send('Input.dispatchMouseEvent', { type, ...at, button: 'left', clickCount: 2 });
  };
  return { press: send('mousePressed'), release: send('mouseReleased') };
}

/** Expects that this open consent page has granted nothing so far, and that it has sent no answer to the server. */
export async function expectNoGrant({ world }: Scene, question: Page, before: number): Promise<void> {
  // When the server has answered this call, every call that the page sent earlier has reached the server.
  await question.evaluate("fetch('/permission/question', { method: 'POST' }).then(({ status }) => status)");
  expect(world.seen.count('POST /permission/answer')).toBe(before);
  expect(await sharedNow(world)).toEqual([]);
  await grantButton(question).waitFor();
}
