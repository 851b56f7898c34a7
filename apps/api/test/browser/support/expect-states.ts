import { LOCALES, type Locale } from '@chatelaine/shared';
import { inTurn, isFull } from '@chatelaine/tools/rounds';
import { afterAll, test } from 'vitest';
import { type BrowserWorld, shareWorld, startBrowserWorld } from './browser-world.ts';
import { expectState } from './expect-state.ts';
import { expectKeyboard } from './keyboard.ts';
import { showPictures } from './pictures.ts';
import { setShared } from './set-shared.ts';
import type { Leave, State } from './state.ts';
import { STATES } from './states.ts';

/** The state that the current tests check, and the window in which they check it. */
interface Place {
  state: State;
  world: BrowserWorld;
  /** True: an earlier test has already opened the state in this window, in English. */
  isThere: boolean;
  /** Whether the window has left the state by one of its ways out. */
  isLeft: boolean;
}

/**
 * Makes the tests for these states. All states share one world, but a state that changes the world gets its own world.
 * Each state has up to two tests, which share a window: the second test continues where the first test ended. In a
 * quick run, all states that do not change the window share one window. Each state begins without cookies.
 */
export function expectStates(states: readonly State[]): void {
  showPictures();
  const openWindow = shareWorld();
  let place: Place | undefined;
  let kept: BrowserWorld | undefined;
  let isLeft = false;

  async function leave(): Promise<void> {
    const left = place;
    place = undefined;
    if (left !== undefined && left.world === kept) isLeft = left.isLeft;
    else await left?.world[Symbol.asyncDispose]();
  }
  // After a test has left a state, its page may still be loading another address. So the next state gets a new page.
  async function openAnotherPage({ page, context }: BrowserWorld): Promise<void> {
    if (kept !== undefined) kept = { ...kept, page: await context.newPage() };
    isLeft = false;
    await page.close();
  }
  async function openKept(): Promise<BrowserWorld> {
    if (kept === undefined) {
      kept = await openWindow();
      await kept.page.clock.install();
      return kept;
    }
    if (isLeft) await openAnotherPage(kept);
    await kept.page.unrouteAll();
    await kept.context.setOffline(false);
    await kept.context.clearCookies();
    await setShared(kept, 0);
    return kept;
  }
  async function openOwn(state: State): Promise<BrowserWorld> {
    const world = await (state.spoils === true ? startBrowserWorld() : openWindow());
    // The test moves the clock of the page, so the test does not wait for the page's timers in real time.
    await world.page.clock.install();
    await state.arrange?.(world);
    return world;
  }
  async function goTo(state: State): Promise<Place> {
    if (place?.state === state) return place;
    await leave();
    const isKept = !isFull && state.spoils !== true && state.arrange === undefined;
    place = { state, world: await (isKept ? openKept() : openOwn(state)), isThere: false, isLeft: false };
    return place;
  }
  afterAll(async () => {
    await leave();
    await kept?.[Symbol.asyncDispose]();
  });

  for (const { state, isBrief, foreign, isWalked, leaves, index } of planOf(states)) {
    test(`${state.name}: h1, no text cut${isBrief ? '' : ', nothing that axe objects to'}`, async () => {
      const here = await goTo(state);
      // English comes last, because the keyboard test of the same state continues in this window and expects English.
      await expectState(state, here.world, { languages: [...foreign, 'en'], isBrief, index });
      here.isThere = true;
    });

    if (!isWalked) continue;
    test(`${state.name}: the keyboard alone suffices`, async () => {
      const here = await goTo(state);
      here.isLeft = leaves.length > 0;
      await expectKeyboard(state, here.world, { isThere: here.isThere, leaves });
      await leave();
    });
  }
}

/** The checks that a test run makes in one state. */
interface Plan {
  state: State;
  /** The position of the state among the states that the run checks. */
  index: number;
  /** True: the check is brief, as `Look` in expect-state.ts describes. */
  isBrief: boolean;
  /** The languages of the check besides English. */
  foreign: readonly Locale[];
  /** True: the run also checks that a person needs only the keyboard in this state. */
  isWalked: boolean;
  /** The ways out of the state that the run tries with the keyboard. */
  leaves: readonly Leave[];
}

const FOREIGN = LOCALES.filter((each) => each !== 'en');

const planOf = (states: readonly State[]): Plan[] =>
  (isFull ? planFull() : planQuick()).filter(({ state }) => states.includes(state));

const planFull = (): Plan[] =>
  STATES.map((state, index) => {
    return { state, index, isBrief: false, foreign: FOREIGN, isWalked: true, leaves: state.leave ?? [] };
  });

/**
 * Plans a quick run. For each row of the design, and for each component, the run checks the first state that has the
 * row or shows the component. It checks each screen once in a language other than English, and the languages take
 * turns. It uses the keyboard in a state whose first focus no earlier state has, and in a state with a way out that no
 * earlier state has. Any other state takes part only if it has such a new way out. The run checks this state briefly
 * and leaves it by the new way out. "First" and "earlier" refer to the whole table of states, even if a test file uses
 * only a part of the table.
 */
function planQuick(): Plan[] {
  const firsts = STATES.filter(
    (state, at) =>
      STATES.findIndex(({ row }) => row === state.row) === at ||
      state.shows.some((name) => STATES.findIndex(({ shows }) => shows.includes(name)) === at),
  );
  const known = new Set<unknown>();
  const isNew = (...kinds: unknown[]) => {
    const isNewIn = kinds.every((kind) => !known.has(kind));
    for (const kind of kinds) known.add(kind);
    return isNewIn;
  };
  const leavesOf = (state: State) => (state.leave ?? []).filter((each) => isNew(each, kindOf(state, each)));
  const screens = [...new Set(firsts.map(screenOf))];
  const whole = firsts.map((state) => {
    const screen = screenOf(state);
    const foreign = isNew(screen) ? inTurn(FOREIGN, screens.indexOf(screen)) : [];
    const leaves = leavesOf(state);
    const isWalked = isNew(`${screen}, ${state.focus}`) || leaves.length > 0;
    return { state, isBrief: false, foreign, isWalked, leaves };
  });
  const brief = STATES.filter((state) => !firsts.includes(state)).map((state) => {
    return { state, isBrief: true, foreign: [], isWalked: true, leaves: leavesOf(state) };
  });
  const plans = [...whole, ...brief.filter(({ leaves }) => leaves.length > 0)];
  return plans.map((plan, index) => ({ ...plan, index }));
}

/** Returns the component that makes up most of a state. */
const screenOf = ({ shows: [screen = ''] }: State): string => screen;

/**
 * Describes a way out of a state by the state's main component and the label of the way out. "1 number" and "2 numbers"
 * in a label count as equal.
 */
const kindOf = (state: State, { by }: Leave): string => `${screenOf(state)}: ${by.replace(/\d+ numbers?/, 'numbers')}`;
