import { expectAccessible } from '@chatelaine/tools/browser/accessible';
import { inTurn, isFull } from '@chatelaine/tools/rounds';
import { afterAll, expect, test } from 'vitest';
import { PATHS } from '../../../hub/src/paths.ts';
import { type BrowserWorld, shareWorld, startBrowserWorld } from '../browser/support/browser-world.ts';
import { cutTexts } from '../browser/support/cut-texts.ts';
import { takePicture } from '../browser/support/screen.ts';
import { setShared } from '../browser/support/set-shared.ts';
import { enterByCookie } from './support/enter-hub.ts';
import { areaOf, type HubState } from './support/hub-state.ts';
import { HUB_STATES } from './support/states.ts';

const openWindow = shareWorld();

const WIDE = { width: 1280, height: 800 };
const PHONE = { width: 320, height: 640 };

test('every screen of the hubs has a state here', () => {
  const routes = Object.entries(PATHS).flatMap(([area, paths]) => paths.map((path) => `${area} ${path}`));
  const reached = new Set(HUB_STATES.map(({ route }) => route));

  expect(routes.filter((route) => !reached.has(route))).toEqual([]);
  expect([...reached].filter((route) => !routes.includes(route))).toEqual([]);
});

async function open(state: HubState, world: BrowserWorld, lang: 'en' | 'de') {
  const area = areaOf(state);
  const user = state.user?.(world) ?? (area === 'partner' ? world.demo.partner.user : world.bakery.user);
  await state.arrange?.(world);
  // Without motion: axe measures colours, and a colour on its way to another one is neither.
  await world.page.emulateMedia({ reducedMotion: 'reduce' });
  const visit = await enterByCookie(world, user, { area, lang });
  await state.reach?.(visit);
  const { page, t } = visit;
  // While a dialog is open, the screen behind it is not in the tree that assistive programs read.
  const shown = state.dialog ? page.getByRole('dialog').or(page.getByRole('alertdialog')) : page;
  const [level, name] = state.dialog ? [2, state.dialog(t)] : [1, state.title(t)];
  await shown.getByRole('heading', { level, name, exact: true }).first().waitFor();
  for (const skeleton of await page.locator('.skeleton').all()) await skeleton.waitFor({ state: 'hidden' });
  return visit;
}

async function expectUncut({ page }: { page: BrowserWorld['page'] }, name: string): Promise<void> {
  expect(await cutTexts(page), name).toEqual([]);
  expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(PHONE.width);
}

/** The two visits of a state. A quick run takes one of them, and both where the screen has a single state. */
const VISITS = ['axe', 'German'] as const;

// One window for all states that change nothing in the world: the browser keeps the scripts that it has loaded.
let shared: BrowserWorld | undefined;
afterAll(() => shared?.[Symbol.asyncDispose]());

/** Returns the window for a state. A state that spoils the world has a world of its own. */
async function windowFor({ spoils = false }: HubState): Promise<BrowserWorld & AsyncDisposable> {
  if (spoils) return await startBrowserWorld();
  shared ??= await openWindow();
  const world = shared;
  await setShared(world, 0);
  await world.context.clearCookies();
  // The hub keeps the last account here, and the next person must not arrive at it.
  if (world.page.url().startsWith(world.baseUrl)) await world.page.evaluate('localStorage.clear()');
  return { ...world, [Symbol.asyncDispose]: async () => {} };
}

for (const [index, state] of HUB_STATES.entries()) {
  const name = `${state.route}, ${state.name}`;
  const file = `hub-${name.replaceAll(/[^\w]+/g, '-')}`;
  const ofRoute = HUB_STATES.filter(({ route }) => route === state.route);
  const visits = ofRoute.length === 1 ? VISITS : inTurn(VISITS, ofRoute.indexOf(state));

  test.runIf(visits.includes('axe'))(`${name}: axe finds nothing, in the right h1`, async () => {
    await using world = await windowFor(state);
    const { page } = world;
    await page.setViewportSize(WIDE);

    await open(state, world, 'en');

    await expectAccessible(page, inTurn(['light', 'dark'] as const, index));
    await takePicture(page, `${file}--en-1280`);
  });

  test.runIf(visits.includes('German'))(`${name}: German fits into 320 px`, async () => {
    await using world = await windowFor(state);
    const { page } = world;
    await page.setViewportSize(PHONE);

    await open(state, world, 'de');

    await expectUncut({ page }, name);
    if (isFull) await takePicture(page, `${file}--de-320`);
  });
}
