import { eventually } from '@chatelaine/tools/browser/eventually';
import { inTurn } from '@chatelaine/tools/rounds';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { someOf } from '../test-in-turn.ts';
import { askForOrders, grantButton, type Place, placeOfButton } from './support/hostile-click.ts';
import { EMBEDDINGS, frameAround } from './support/hostile-frame.ts';
import { grantsOf, openScene, type Scene, sharedNow } from './support/loader-scene.ts';
import { type LoaderSite, startLoaderSite } from './support/loader-site.ts';
import { setShared } from './support/set-shared.ts';
import { untilSeen } from './support/until-seen.ts';

// The attacker's pages and our server are all on `localhost`. So the browser sends the client's cookie even from a
// frame in the attacker's page. An attacker on another site would not have this advantage.
let scene: Scene;
let unregistered: LoaderSite;
let place: Place;
beforeAll(async () => {
  [scene, unregistered] = await Promise.all([openScene(), startLoaderSite()]);
  place = await placeOfButton(scene);
});
afterAll(() => Promise.all([scene, unregistered].map((one) => one?.[Symbol.asyncDispose]())));
beforeEach(async () => {
  await setShared(scene.world, 0);
  scene.door.framing = 'kept out';
});

/** Shows the consent page as an invisible layer over a decoy, and lets the client press the decoy. */
async function pressDecoy(page: Page, site: LoaderSite, embedding: string): Promise<void> {
  const url = await askForOrders(scene);
  Object.assign(site.pages, frameAround(embedding, url, place));
  await page.goto(`${site.origin}/`);
  await eventually(() => scene.door.knocks.some(({ path }) => url.endsWith(path))).toBe(true);
  await page.mouse.click(place.x, place.y);
}

/** Lists the frames in a page that show a page of ours. */
const ourFrames = (page: Page) => page.frames().filter((frame) => frame.url().startsWith(scene.door.origin));

// A quick run leaves out the other embeddings here, because the tests of frames and popups cover them.
const TAKEN = someOf(EMBEDDINGS, '<iframe>', '<iframe sandbox>', '<iframe srcdoc> around an <iframe>');

describe.each(TAKEN)('%s', (embedding) => {
  test.each(inTurn(['registered', 'unregistered'] as const, EMBEDDINGS.indexOf(embedding)))(
    'from the %s origin, a press on the decoy grants nothing',
    async (who) => {
      const { page, world, site, door } = scene;
      const [before, answers] = [await grantsOf(world), world.seen.count('POST /permission')];

      await pressDecoy(page, who === 'registered' ? site : unregistered, embedding);

      // The server refused to show the consent page in the frame, so no frame shows a page of ours.
      expect(door.knocks.findLast(({ path }) => path.startsWith('/permission?'))?.status).toBe(403);
      await eventually(() => ourFrames(page).length).toBe(0);
      expect(world.seen.count('POST /permission')).toBe(answers);
      expect([await sharedNow(world), await grantsOf(world)]).toEqual([[], before]);
    },
  );

  test('control: without what keeps us out of frames, the press grants', async () => {
    const { page, site, world, door } = scene;
    door.framing = 'let in';
    const url = await askForOrders(scene);
    Object.assign(site.pages, frameAround(embedding, url, place));
    await page.goto(`${site.origin}/`);
    await eventually(() => ourFrames(page).length).toBe(1);
    const [frame] = ourFrames(page);
    await grantButton(frame as unknown as Page).waitFor({ state: 'attached' });
    await untilSeen(frame as unknown as Page);

    await page.mouse.click(place.x, place.y);

    await eventually(async () => (await sharedNow(world)).length).toBe(1);
  });
});

test.each([
  // The server cannot see that the page is for a frame, and sends the page. The browser does not show it in the frame.
  ['without destination', 200],
  // The server refuses the request of the frame, and the frame shows the server's error page.
  ['without headers', 403],
] as const)('each guard alone holds: %s', async (framing, status) => {
  const { page, site, world, door } = scene;
  door.framing = framing;
  const calls = world.seen.count('POST /permission');

  await pressDecoy(page, site, '<iframe>');

  expect(door.knocks.findLast(({ path }) => path.startsWith('/permission?'))?.status).toBe(status);
  await eventually(() => ourFrames(page).length).toBe(status === 200 ? 0 : 1);
  expect([world.seen.count('POST /permission'), await sharedNow(world)]).toEqual([calls, []]);
});

test('in a frame of our own origin the question is not shown either', async () => {
  const { page, door, world } = scene;
  await page.goto(`${door.origin}/sign-in`);
  const url = await askForOrders(scene);
  const calls = world.seen.count('POST /permission');

  await page.evaluate(`{
    const frame = document.createElement('iframe');
    frame.src = ${JSON.stringify(url)};
    document.body.append(frame);
  }`);

  await eventually(() => page.frames().length).toBe(2);
  await eventually(() => page.frames().at(-1)?.url()).toBe('chrome-error://chromewebdata/');
  expect(world.seen.count('POST /permission')).toBe(calls);
});
