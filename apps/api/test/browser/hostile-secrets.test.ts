import { inTurn } from '@chatelaine/tools/rounds';
import type { Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { gather } from './support/hostile-windows.ts';
import { answer, CHOOSE, finish, openScene, type Scene } from './support/loader-scene.ts';
import { type LoaderSite, startLoaderSite } from './support/loader-site.ts';
import { setShared } from './support/set-shared.ts';
import { signIn } from './support/sign-in.ts';

let scene: Scene;
let evil: LoaderSite;
beforeAll(async () => {
  [scene, evil] = await Promise.all([openScene(), startLoaderSite()]);
});
afterAll(() => Promise.all([scene, evil].map((one) => one?.[Symbol.asyncDispose]())));
beforeEach(() => setShared(scene.world, 0));

/**
 * A script that collects everything that a page can see in the browser: its HTML, the messages that it received, its
 * storage, and the windows that it can reach. The script makes no request to the page's own server.
 */
const ALL_IT_SEES = `(async () => {
  const html = (root) => [root.innerHTML, ...[...root.querySelectorAll('*')].map((one) => one.shadowRoot ? html(one.shadowRoot) : '')];
  const reach = (look) => { try { return String(look()); } catch ({ name }) { return name; } };
  const databases = await indexedDB.databases();
  return JSON.stringify([
    html(document.documentElement), window.heard, window.messages, window.broadcasts, window.failures,
    { ...localStorage }, { ...sessionStorage }, databases, await caches.keys(), document.cookie,
    location.href, document.referrer, history.state, history.length, window.name,
    performance.getEntries().map((entry) => JSON.stringify(entry)),
    reach(() => popup.location.href), reach(() => popup.document.title), reach(() => popup.name), reach(() => popup.length),
  ]);
})()`;
const seenBy = (at: Page | Frame) => at.evaluate<string>(ALL_IT_SEES);

/** Lists the private values of the client. The partner's page must never get these values. */
function secrets(): string[] {
  const { name, user, channels } = scene.world.bakery;
  const [mailbox = ''] = user.email.split('@');
  const numbers = channels.flatMap(({ phoneNumber }) => [phoneNumber, phoneNumber.slice(-6)]);
  return [name, user.email, `${mailbox}@`, user.password, ...numbers, 'Orders', 'Wholesale'];
}

/** Lists the ids that an answer of the client contains. A page may get these ids only by an answer to this page. */
function answers(): string[] {
  const { id, channels } = scene.world.bakery;
  return [id, ...channels.map((channel) => channel.id)];
}

const found = (text: string, needles: string[]) => needles.filter((needle) => text.includes(needle));

test.each(inTurn(['granted', 'denied'] as const, 0))(
  "the partner's page and all around it learn nothing but the answer: %s",
  async (how) => {
    const { world } = scene;
    const { context } = world;
    const { victim, strangers } = await gather(scene, evil, { with: 'element', by: 'url' });
    const everybody = [victim, ...strangers.map(({ at }) => at)];
    const expectNobodyKnows = async (needles: string[], moment: string) => {
      for (const at of everybody) expect(found(await seenBy(at), needles), `${moment}: ${at.url()}`).toEqual([]);
    };
    await context.clearCookies();

    const opened = context.waitForEvent('page');
    await victim.getByRole('button', { name: 'Connect WhatsApp' }).click();
    const popup = await opened;
    await popup.getByLabel('Email').waitFor();
    await expectNobodyKnows([...secrets(), ...answers()], 'before sign-in');
    await signIn(popup, world.bakery.user);
    await popup.getByRole('heading', { name: CHOOSE }).waitFor();
    // Control: the search finds two of the private values in the popup, which shows our page.
    expect(found(await popup.evaluate<string>('document.body.innerText'), ['Harbour Bakery', 'Orders'])).toHaveLength(
      2,
    );
    await expectNobodyKnows([...secrets(), ...answers()], 'during the question');

    await answer(popup, how);
    await popup.waitForURL('**/return?**');
    const href = popup.url();
    await finish(popup);
    await expectNobodyKnows(secrets(), 'after the answer');
    expect(found(href, secrets())).toEqual([]);

    const told = how === 'granted' ? [world.bakery.id, world.bakery.channels[0]?.id] : [];
    // Control: after the answer, the search finds the ids that the partner's page was told.
    expect(found(await seenBy(victim), answers())).toEqual(told);
    expect(found(href, answers())).toEqual(told);
    for (const { at, who } of strangers.filter(({ at }) => at.url().startsWith(evil.origin)))
      expect(found(await seenBy(at), answers()), who).toEqual([]);
  },
);
