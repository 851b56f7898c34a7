import type { Locale } from '@chatelaine/shared';
import { isFull } from '@chatelaine/tools/rounds';
import { CATALOGUE } from '../../../../hub/src/texts/catalogue.ts';
import type { BrowserWorld } from '../../browser/support/browser-world.ts';
import { setShared } from '../../browser/support/set-shared.ts';
import { arriveAs } from '../../browser/support/sign-in.ts';
import { fakeClock } from '../../world/clock.ts';
import { startWorld } from '../../world/start-world.ts';
import type { User } from '../../world/visitor.ts';
import { enterByCookie } from './enter-hub.ts';
import { areaOf, type HubState, type HubVisit, READY } from './hub-state.ts';

/** A window that shows one state of the hubs after the other. */
export interface HubWindow extends AsyncDisposable {
  world: BrowserWorld;
  /** The person, the hub and the language of the page. Empty: the next state loads the page. */
  shown: string;
}

/**
 * Returns a function that gives each state its window. All states share one page, so the browser keeps its process and
 * the scripts that it has loaded. A state that spoils the world has a world of its own, in the same page.
 */
export function shareHubWindow(openWindow: () => Promise<BrowserWorld>) {
  let shared: BrowserWorld | undefined;
  let kept: HubWindow | undefined;
  const windowFor = async ({ spoils = false }: HubState): Promise<HubWindow> => {
    shared ??= await openWindow();
    // The next state needs the window, so the end of a state does not close it.
    kept ??= { world: shared, shown: '', [Symbol.asyncDispose]: async () => {} };
    if (!spoils) return kept;
    kept.shown = '';
    const { page, context, seen } = shared;
    // The world ends while its page may still be asking, and the log would call that a bug.
    const world = await startWorld({ clock: fakeClock() });
    const end = async () => {
      // The page has an open call, which would delay the end of the server.
      await page.goto('about:blank');
      await world.stop();
    };
    return { world: { ...world, page, context, seen }, shown: '', [Symbol.asyncDispose]: end };
  };
  return { windowFor, close: () => shared?.[Symbol.asyncDispose]() };
}

/**
 * Prepares the world for a state, and leads the person to the first screen of the hub. Loading the page is a third of
 * the cost of a state. So a quick run goes to the first screen within the page, when the page shows this hub to this
 * person already, and when the preparation has changed nothing in the world.
 */
export async function enterFor(state: HubState, window: HubWindow, lang: Locale): Promise<HubVisit> {
  const { world, shown } = window;
  const area = areaOf(state);
  const user = state.user?.(world) ?? (area === 'partner' ? world.demo.partner.user : world.bakery.user);
  const wanted = `${user.email}, ${area}, ${lang}`;
  window.shown = '';
  const isChanged = state.spoils !== true && (await setShared(world, 0));
  const isReady = state.arrange === undefined || (await state.arrange(world)) === READY;
  // Without motion: axe measures colours, and a colour on its way to another one is neither.
  await world.page.emulateMedia({ reducedMotion: 'reduce' });
  const isThere = !isFull && isReady && !isChanged && shown === wanted;
  const visit = await (isThere ? goHome : enterAnew)(world, user, { area, lang });
  window.shown = wanted;
  return visit;
}

type Arrival = { area: ReturnType<typeof areaOf>; lang: Locale };

async function enterAnew(world: BrowserWorld, user: User, arrival: Arrival): Promise<HubVisit> {
  const { page, context, baseUrl } = world;
  await context.clearCookies();
  // The hub keeps the last account here, and the next person must not arrive at it.
  if (page.url().startsWith(baseUrl)) await page.evaluate('localStorage.clear()');
  return await enterByCookie(world, user, arrival);
}

async function goHome(world: BrowserWorld, user: User, { area, lang }: Arrival): Promise<HubVisit> {
  const { page } = world;
  const t = CATALOGUE[lang];
  const show = (path: string) =>
    page.evaluate(
      `localStorage.clear(); history.pushState(null, '', '/${path}'); dispatchEvent(new PopStateEvent('popstate'))`,
    );
  // A state may have ended the session of the state before.
  await arriveAs(world, user);
  // An address of nobody has a page without anything of the hub. So no dialog and no text of the state before stays.
  await show('client/nobody');
  const nothing = page.getByRole('heading', { level: 1, name: t.frame.notFoundTitle, exact: true });
  await nothing.waitFor();
  await show(area);
  await nothing.waitFor({ state: 'detached' });
  await page.getByRole('heading', { level: 1 }).waitFor();
  return { page, t, world };
}
