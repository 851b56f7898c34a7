import { expectAccessible } from '@chatelaine/tools/browser/accessible';
import { inTurn, isFull } from '@chatelaine/tools/rounds';
import { expect, test } from 'vitest';
import { PATHS } from '../../../hub/src/paths.ts';
import { type BrowserWorld, shareWorld, startBrowserWorld } from '../browser/support/browser-world.ts';
import { cutTexts } from '../browser/support/cut-texts.ts';
import { takePicture } from '../browser/support/screen.ts';
import { enterHub } from './support/enter-hub.ts';
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
  const visit = await enterHub(world, user, { area, lang });
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

for (const [index, state] of HUB_STATES.entries()) {
  const name = `${state.route}, ${state.name}`;
  const file = `hub-${name.replaceAll(/[^\w]+/g, '-')}`;
  const openWorld = () => (state.spoils === true ? startBrowserWorld() : openWindow());

  test(`${name}: axe finds nothing, in the right h1`, async () => {
    await using world = await openWorld();
    const { page } = world;
    await page.setViewportSize(WIDE);

    await open(state, world, 'en');

    await expectAccessible(page, inTurn(['light', 'dark'] as const, index));
    await takePicture(page, `${file}--en-1280`);
  });

  test(`${name}: German fits into 320 px`, async () => {
    await using world = await openWorld();
    const { page } = world;
    await page.setViewportSize(PHONE);

    await open(state, world, 'de');

    await expectUncut({ page }, name);
    if (isFull) await takePicture(page, `${file}--de-320`);
  });
}
