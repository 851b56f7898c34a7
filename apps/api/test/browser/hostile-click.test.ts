import { eventually } from '@chatelaine/tools/browser/eventually';
import { inTurn } from '@chatelaine/tools/rounds';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { testInFull } from '../test-in-turn.ts';
import {
  askForOrders,
  expectNoGrant,
  grantButton,
  type Place,
  placeOfButton,
  stillHand,
} from './support/hostile-click.ts';
import type { Knock } from './support/loader-door.ts';
import { openScene, type Scene, sharedNow } from './support/loader-scene.ts';
import { setShared } from './support/set-shared.ts';
import { stopClock, untilDrawn, untilSeen } from './support/until-seen.ts';

// The client has just signed in, and the partner's request names one number. So the consent page shows this number
// already ticked, and one press of the grant button grants permission for it.
let scene: Scene;
let place: Place;
let page: Page;
// The number of answers that reached the server before the test.
let before: number;
beforeAll(async () => {
  scene = await openScene();
  place = await placeOfButton(scene);
});
afterAll(() => scene?.[Symbol.asyncDispose]());
beforeEach(async () => {
  await setShared(scene.world, 0);
  before = scene.world.seen.count('POST /permission/answer');
  page = await scene.world.context.newPage();
});
afterEach(async () => {
  const { door, world } = scene;
  const isAnswer = ({ method, path }: Knock) => `${method} ${path}` === 'POST /permission/answer';
  // An answer that this test has sent must reach the server before the next test begins. In the next test, the answer
  // would be counted as an answer of that test.
  await eventually(() => door.knocks.filter(isAnswer).length).toBe(world.seen.count('POST /permission/answer'));
  await page.close();
});

const granted = (popup: Page) =>
  popup.getByRole('heading', { name: 'Acme Inbox has permission for 1 number' }).waitFor();

test('control: who reads and then presses, grants', async () => {
  const { world } = scene;
  await page.goto(await askForOrders(scene));

  await grantButton(page).click();

  await granted(page);
  expect((await sharedNow(world)).length).toBe(1);
});

describe('a press that was meant for another page grants nothing', () => {
  test('the second half of a double click, on a question that appeared between the two', async () => {
    await using _stopped = await stopClock(page);
    const hand = await stillHand(page);
    await page.goto(await askForOrders(scene), { waitUntil: 'commit' });

    await untilDrawn(page, grantButton(page));
    await hand.press(place);
    await hand.release(place);

    await expectNoGrant(scene, page, before);
  });

  testInFull(
    'the second half of a double click, whose first half closed the window above the question',
    { like: 'the second half of a double click, on a question that appeared between the two' },
    async () => {
      const { site, world } = scene;
      const url = await askForOrders(scene);
      site.pages['/bait'] = `<!doctype html><title>Bait</title>
      <button onclick="open('/above', 'above', 'width=600,height=920'); location = '${url}'">Start</button>`;
      site.pages['/above'] =
        '<!doctype html><title>Above</title><h1>Click twice</h1><script>onmousedown = close</script>';
      await using _stopped = await stopClock(page);
      await page.goto(`${site.origin}/bait`);
      const opened = world.context.waitForEvent('page');
      await page.getByRole('button', { name: 'Start' }).click();
      const above = await opened;
      await above.getByRole('heading', { name: 'Click twice' }).waitFor();
      await untilDrawn(page, grantButton(page));
      const hand = await stillHand(page);

      await above.mouse.move(place.x, place.y);
      const closed = above.waitForEvent('close');
      await above.mouse.down().catch(() => {});
      await closed;
      // With a screen, Chromium now moves the focus to the consent page, which was below the closed window. Without a
      // screen, Chromium does not move the focus, so the test sends the focus event itself.
      await page.evaluate("dispatchEvent(new Event('focus'))");
      await hand.press(place);
      await hand.release(place);

      await expectNoGrant(scene, page, before);
    },
  );

  test('a drag that began elsewhere and ends on the button', async () => {
    await page.goto(await askForOrders(scene));
    await grantButton(page).waitFor();
    const hand = await stillHand(page);

    await hand.release(place);
    await hand.press({ x: place.x, y: 2 });
    await hand.release(place);

    await expectNoGrant(scene, page, before);
  });
});

describe.each(inTurn(['Enter', 'Space'], 0))('%s, held since the page that opened the question,', (key) => {
  async function openByKey(): Promise<Page> {
    const { site, world } = scene;
    const url = await askForOrders(scene);
    site.pages['/held'] = `<!doctype html><title>Held</title><button onclick="window.open('${url}')">Go</button>`;
    await page.goto(`${site.origin}/held`);
    const opened = world.context.waitForEvent('page');
    await page.getByRole('button', { name: 'Go' }).focus();
    await page.keyboard.press(key);
    return opened;
  }
  // Acts as a keyboard does while a person holds a key: sends the key again and again, and never releases the key.
  async function hold(popup: Page): Promise<void> {
    for (let times = 0; times < 30; times++) await popup.keyboard.down(key);
  }

  test('grants nothing: the focus is on the heading', async () => {
    const popup = await openByKey();
    await hold(popup);
    await grantButton(popup).waitFor();
    await hold(popup);
    await popup.keyboard.up(key);

    expect(await popup.evaluate('document.activeElement.localName')).toBe('h1');
    await expectNoGrant(scene, popup, before);
    await popup.close();
  });

  test('control: on the button it grants', async () => {
    const popup = await openByKey();
    await grantButton(popup).focus();
    await untilSeen(popup);
    await hold(popup);
    await popup.keyboard.up(key);

    await granted(popup);
    expect((await sharedNow(scene.world)).length).toBe(1);
    await popup.close();
  });
});
