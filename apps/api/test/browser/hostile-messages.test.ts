import { eventually } from '@chatelaine/tools/browser/eventually';
import { inTurn } from '@chatelaine/tools/rounds';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { testInFull } from '../test-in-turn.ts';
import { type Crowd, forgeries, gather, say } from './support/hostile-windows.ts';
import { allHeard, answer, finish, openScene, type Scene, sharedNow } from './support/loader-scene.ts';
import { type LoaderSite, startLoaderSite } from './support/loader-site.ts';
import { setShared } from './support/set-shared.ts';

let scene: Scene;
let evil: LoaderSite;
beforeAll(async () => {
  [scene, evil] = await Promise.all([openScene(), startLoaderSite()]);
});
afterAll(() => Promise.all([scene, evil].map((one) => one?.[Symbol.asyncDispose]())));
beforeEach(() => setShared(scene.world, 0));
afterEach(async () => {
  for (const page of scene.world.context.pages()) if (page !== scene.page) await page.close();
});

/** Returns the id of the permission request from the HTML of the partner's page `/`. Every visitor can read this id. */
const idIn = ({ site }: Scene) => /req_\w{22}/.exec(site.pages['/'] ?? '')?.[0] ?? '';
const arrived = (page: Page) => page.evaluate<number>('messages.length');
const names = async (page: Page) => (await allHeard(page)).map(([name]) => name);

/** Lets each untrusted document send each forged message, and waits until all messages have arrived. */
async function clamour({ victim, strangers }: Crowd, requestId: string): Promise<void> {
  const before = await arrived(victim);
  const messages = forgeries(requestId);
  for (const stranger of strangers) await say(stranger, messages);
  await eventually(() => arrived(victim)).toBe(before + strangers.length * messages.length);
}

const TAGS = ['element', 'connect()'] as const;

describe.each(inTurn(TAGS, 0))('%s', (tag) => {
  test.each(inTurn(['granted', 'denied'] as const, TAGS.indexOf(tag)))(
    'strangers who know the id are never heard; the client is, once: %s',
    async (how) => {
      const { world } = scene;
      const crowd = await gather(scene, evil, { with: tag, by: 'url' });
      const { victim } = crowd;
      const requestId = idIn(scene);

      await clamour(crowd, requestId);
      expect(await names(victim)).toEqual([]);
      const popup = await scene.openQuestion(victim);
      await clamour(crowd, requestId);
      await clamour(crowd, 'req_0000000000000000000000');
      expect(await names(victim)).toEqual(['opened']);
      expect(await sharedNow(world)).toEqual([]);
      await answer(popup, how);
      await popup.waitForURL('**/return?**');
      await clamour(crowd, requestId);
      await finish(popup);
      await clamour(crowd, requestId);

      const heard = await allHeard(victim);
      expect(heard.map(([name]) => name)).toEqual(['opened', how]);
      expect(JSON.stringify(heard)).not.toContain('evil');
      expect((await sharedNow(world)).length).toBe(how === 'granted' ? 1 : 0);
    },
  );
});

testInFull(
  'a thousand messages neither become an answer nor keep one out',
  { like: 'strangers who know the id are never heard; the client is, once: granted' },
  async () => {
    const crowd = await gather(scene, evil, { with: 'element', by: 'url' });
    const { victim, strangers } = crowd;
    const popup = await scene.openQuestion(victim);
    const hundred = Array.from({ length: 10 }, () => forgeries(idIn(scene))).flat();

    for (let times = 0; times < 10; times++) for (const one of strangers.slice(1, 2)) await say(one, hundred);
    await answer(popup, 'granted');
    await popup.waitForURL('**/return?**');
    await finish(popup);

    await eventually(() => arrived(victim)).toBe(1001);
    expect((await allHeard(victim)).slice(1)).toEqual([
      ['granted', expect.objectContaining({ clientId: scene.world.bakery.id, via: 'message' })],
    ]);
  },
);

test('the real answer to another question, from our own origin, is not taken for this one', async () => {
  const { world, site } = scene;
  const { victim } = await gather(scene, evil, { with: 'element', by: 'url' });
  const ours = await scene.openQuestion(victim);
  const ask = () => world.partner.onboarding.start({ redirectUrl: `${site.origin}/return`, state: 'visit 7' });
  const { url } = await ask();
  const opened = world.context.waitForEvent('page');
  await victim.evaluate(`void window.open('${url}', 'other')`);
  const other = await opened;

  // The second request has the same partner, state and return address as the first request. Only its id and its window
  // are different.
  await answer(other, 'denied');
  await other.waitForURL('**/return?**');
  await finish(other);

  await eventually(() => arrived(victim)).toBe(1);
  await eventually(() => victim.evaluate('broadcasts.length')).toBe(1);
  expect(await victim.evaluate('messages[0].origin')).toBe(scene.door.origin);
  // The two requests have the same state, and this page started both requests. So only the window and the request id
  // show which answer is for which request.
  expect(await names(victim)).toEqual(['opened']);
  await answer(ours, 'granted');
  await ours.waitForURL('**/return?**');
  await finish(ours);
  expect(await names(victim)).toEqual(['opened', 'granted']);
});

test('neither our window on a foreign site, nor a window of our site that we did not open, is heard', async () => {
  const { victim } = await gather(scene, evil, { with: 'element', by: 'url' });
  const popup = await scene.openQuestion(victim);
  const question = popup.url();
  const opened = scene.world.context.waitForEvent('page');
  await victim.evaluate(`void window.open('${scene.door.origin}/sign-in', 'other')`);
  const other = await opened;
  await other.waitForLoadState();
  const messages = forgeries(idIn(scene));

  await popup.goto(`${evil.origin}/elsewhere`);
  await say({ who: 'our window, on a foreign site', at: popup, reaches: 'window.opener' }, messages);
  await say({ who: 'our site, in a foreign window', at: other, reaches: 'window.opener' }, messages);
  await eventually(() => arrived(victim)).toBe(2 * messages.length);
  expect(await names(victim)).toEqual(['opened']);

  // Control: the loader accepts the same messages from the popup while the popup shows our page.
  await popup.goto(question);
  await say({ who: 'ourselves', at: popup, reaches: 'window.opener' }, messages);
  await eventually(() => names(victim)).toEqual(['opened', 'granted']);
  expect(await sharedNow(scene.world)).toEqual([]);
});

describe('on the broadcast channel', () => {
  const broadcast = (page: Page, requestId: string) =>
    page.evaluate(`for (const message of ${JSON.stringify(forgeries(requestId))})
      new BroadcastChannel('chatelaine-connect').postMessage(message)`);

  test('what a page of the same site says of another request is not heard', async () => {
    const { victim, strangers } = await gather(scene, evil, { with: 'element', by: 'link' });
    await scene.openQuestion(victim);
    const sibling = strangers.find(({ who }) => who === 'a window of its own site')?.at as Page;
    const foreign = strangers.find(({ who }) => who === 'a window of another site')?.at as Page;

    await broadcast(foreign, 'req_1');
    await broadcast(sibling, 'req_1');

    // A broadcast reaches only pages of its sender's origin. So the spy in the partner's page receives the broadcasts
    // of the window on the partner's site, and not those of the window on another site.
    await eventually(() => victim.evaluate('broadcasts.length')).toBe(forgeries('').length);
    expect(await names(victim)).toEqual(['opened']);
  });

  test('control: of this request it would be, for it is the way of the return page', async () => {
    const { victim, strangers } = await gather(scene, evil, { with: 'element', by: 'url' });
    await scene.openQuestion(victim);
    const sibling = strangers.find(({ who }) => who === 'a window of its own site')?.at as Page;

    await broadcast(sibling, idIn(scene));

    await eventually(() => names(victim)).toEqual(['opened', 'granted']);
    expect(await sharedNow(scene.world)).toEqual([]);
  });
});
