import { expectAccessible, SCHEMES, type Scheme } from '@chatelaine/tools/browser/accessible';
import { inTurn, isFull } from '@chatelaine/tools/rounds';
import { afterAll, expect, test } from 'vitest';
import { PATHS } from '../../../hub/src/paths.ts';
import { CATALOGUE } from '../../../hub/src/texts/catalogue.ts';
import { type BrowserWorld, shareWorld } from '../browser/support/browser-world.ts';
import { cutTexts } from '../browser/support/cut-texts.ts';
import { takePicture } from '../browser/support/screen.ts';
import { areaOf, type HubState } from './support/hub-state.ts';
import { enterFor, type HubWindow, shareHubWindow } from './support/hub-window.ts';
import { HUB_STATES } from './support/states.ts';

const WIDE = { width: 1280, height: 800 };
const PHONE = { width: 320, height: 640 };

test('every screen of the hubs has a state here', () => {
  const routes = Object.entries(PATHS).flatMap(([area, paths]) => paths.map((path) => `${area} ${path}`));
  const reached = new Set(HUB_STATES.map(({ route }) => route));

  expect(routes.filter((route) => !reached.has(route))).toEqual([]);
  expect([...reached].filter((route) => !routes.includes(route))).toEqual([]);
});

test('a run visits every screen for axe and in German, and every kind of dialog', () => {
  const screens = VISITS.map((visit) => SCREENS.filter((state) => visitsOf(state).includes(visit)));
  const dialogs = HUB_STATES.filter((state) => state.dialog && visitsOf(state).length > 0);

  for (const visited of screens) expect(new Set(visited.map(({ route }) => route))).toEqual(new Set(ROUTES));
  const named = HUB_STATES.filter(({ dialog }) => dialog).map((state) => `${state.name}: ${titleOf(state)}`);
  expect(new Set(dialogs.map((state) => `${state.name}: ${titleOf(state)}`))).toEqual(new Set(named));
});

async function open(state: HubState, window: HubWindow, lang: 'en' | 'de'): Promise<void> {
  const visit = await enterFor(state, window, lang);
  await state.reach?.(visit);
  const { page, t } = visit;
  // While a dialog is open, the screen behind it is not in the tree that assistive programs read.
  const shown = state.dialog ? page.getByRole('dialog').or(page.getByRole('alertdialog')) : page;
  const [level, name] = state.dialog ? [2, state.dialog(t)] : [1, state.title(t)];
  await shown.getByRole('heading', { level, name, exact: true }).first().waitFor();
  for (const skeleton of await page.locator('.skeleton').all()) await skeleton.waitFor({ state: 'hidden' });
}

async function expectUncut({ page }: { page: BrowserWorld['page'] }, name: string): Promise<void> {
  expect(await cutTexts(page), name).toEqual([]);
  expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(PHONE.width);
}

/** The two visits of a state. */
const VISITS = ['axe', 'German'] as const;
type Visits = readonly (typeof VISITS)[number][];

const ROUTES = [...new Set(HUB_STATES.map(({ route }) => route))];
const nameOf = ({ route, name }: HubState) => `${route}, ${name}`;
const fileOf = (state: HubState) => `hub-${nameOf(state).replaceAll(/[^\w]+/g, '-')}`;

const SCREENS = HUB_STATES.filter(({ dialog }) => dialog === undefined);
const titleOf = ({ dialog }: HubState) => String(dialog?.(CATALOGUE.en));
// The first state of each kind of dialog. Two screens may have the same dialog.
const DIALOGS = HUB_STATES.filter(({ dialog }) => dialog !== undefined).filter(
  (state, at, all) => all.findIndex((other) => titleOf(other) === titleOf(state) && other.name === state.name) === at,
);

/** The first state of each screen that has no dialog. */
const FIRST = ROUTES.map((wanted) => SCREENS.find(({ route }) => route === wanted));

/**
 * The visits that a run makes to a state. A full run makes both to every state. A quick run makes both to the first
 * state of every screen, and one of them to every kind of dialog.
 */
function visitsOf(state: HubState): Visits {
  if (isFull) return VISITS;
  if (state.dialog !== undefined) return DIALOGS.includes(state) ? inTurn(VISITS, DIALOGS.indexOf(state)) : [];
  return FIRST.includes(state) ? VISITS : [];
}

/** Whether one visit does the work of both, because loading and leading the page is dear. axe then reads German. */
const isOneVisit = (state: HubState): boolean => !isFull && visitsOf(state).length === VISITS.length;

/** The colours of a state. In a quick run the screens take turns, and so do the dialogs. */
function schemesOf(state: HubState): readonly Scheme[] {
  if (isFull) return SCHEMES;
  return inTurn(SCHEMES, state.dialog ? Math.floor(DIALOGS.indexOf(state) / 2) : ROUTES.indexOf(state.route));
}

/**
 * The part of the page that axe checks. A screen is checked with everything around it. For a dialog, a quick run leaves
 * out the screen behind it.
 */
function partOf(state: HubState): string | undefined {
  return isFull || state.dialog === undefined ? undefined : 'dialog[open]';
}

// Loading a page is dear, so the states of one hub and one person follow each other. The source text of the function
// tells whether two states have the same person. The states that load another world come last.
const groupOf = (state: HubState) => `${areaOf(state)} ${state.user ?? ''}`;
const STATES = [...Map.groupBy(HUB_STATES, groupOf).values()]
  .flat()
  .sort((a, b) => Number(a.spoils ?? false) - Number(b.spoils ?? false));

const wide = shareHubWindow(shareWorld());
const narrow = shareHubWindow(shareWorld());
afterAll(async () => {
  await wide.close();
  await narrow.close();
});

for (const state of STATES.filter((each) => visitsOf(each).includes('axe') && !isOneVisit(each))) {
  test(`${nameOf(state)}: axe finds nothing, in the right h1`, async () => {
    await using window = await wide.windowFor(state);
    const { page } = window.world;
    await page.setViewportSize(WIDE);

    await open(state, window, 'en');

    await expectAccessible(page, schemesOf(state), partOf(state));
    await takePicture(page, `${fileOf(state)}--en-1280`);
  });
}

for (const state of STATES.filter((each) => visitsOf(each).includes('German'))) {
  test(`${nameOf(state)}: German fits into 320 px${isOneVisit(state) ? ', and axe finds nothing' : ''}`, async () => {
    await using window = await narrow.windowFor(state);
    const { page } = window.world;
    await page.setViewportSize(PHONE);

    await open(state, window, 'de');

    await expectUncut({ page }, nameOf(state));
    if (isFull) await takePicture(page, `${fileOf(state)}--de-320`);
    if (!isOneVisit(state)) return;
    await page.setViewportSize(WIDE);
    await expectAccessible(page, schemesOf(state), partOf(state));
    await takePicture(page, `${fileOf(state)}--de-1280`);
  });
}
