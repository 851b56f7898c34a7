import { LOCALES, type Locale } from '@chatelaine/shared';
import { inTurn, isFull } from '@chatelaine/tools/rounds';
import { afterAll, test } from 'vitest';
import { type BrowserWorld, shareWorld, startBrowserWorld } from './browser-world.ts';
import { expectState } from './expect-state.ts';
import { expectKeyboard } from './keyboard.ts';
import { showPictures } from './pictures.ts';
import type { Leave, State } from './state.ts';

/** Where the tests of one state are. */
interface Place {
  state: State;
  world: BrowserWorld;
  /** The window shows the state, in English. */
  isThere: boolean;
}

/**
 * Makes the tests of a part of the table. States share one world, but for those that would leave it changed; and the two
 * tests of a state share a window, which is brought there once.
 */
export function expectStates(states: readonly State[]): void {
  showPictures();
  const openWindow = shareWorld();
  let place: Place | undefined;

  async function leave(): Promise<void> {
    const left = place;
    place = undefined;
    await left?.world[Symbol.asyncDispose]();
  }
  async function goTo(state: State): Promise<Place> {
    if (place?.state === state) return place;
    await leave();
    const world = await (state.spoils === true ? startBrowserWorld() : openWindow());
    place = { state, world, isThere: false };
    // What the page waits for by its own clock passes at once.
    await world.page.clock.install();
    await state.arrange?.(world);
    return place;
  }
  afterAll(leave);

  for (const [index, { state, isBrief, foreign, leaves }] of planOf(states).entries()) {
    test(`${state.name}: h1, no text cut${isBrief ? '' : ', nothing that axe objects to'}`, async () => {
      const here = await goTo(state);
      // English last, as who looks further finds the window so.
      await expectState(state, here.world, { languages: [...foreign, 'en'], isBrief, index });
      here.isThere = true;
    });

    test(`${state.name}: the keyboard alone suffices`, async () => {
      const { world, isThere } = await goTo(state);
      await expectKeyboard(state, world, { isThere, leaves });
      await leave();
    });
  }
}

/** What a run does in a state. */
interface Plan {
  state: State;
  /** Whether it is looked at briefly, and with the keyboard only where there is a way out to be taken. */
  isBrief: boolean;
  /** The other languages in which it is looked at. */
  foreign: readonly Locale[];
  /** The ways out that are taken with the keyboard. */
  leaves: readonly Leave[];
}

const FOREIGN = LOCALES.filter((each) => each !== 'en');

/**
 * In a full run everything. In a quick one the first state of each row of the design stands for its row: it is looked at
 * in one other language, in turn, and a way out that several states have in common is taken once. Of the others those
 * take part that have a way out that no first state has: they are looked at briefly, and left by it.
 */
function planOf(states: readonly State[]): Plan[] {
  if (isFull) return states.map((state) => ({ state, isBrief: false, foreign: FOREIGN, leaves: state.leave ?? [] }));
  const rows = [...new Set(states.map(({ row }) => row))];
  const firsts = rows.map((row) => states.find((state) => state.row === row));
  const shared = new Set<Leave>();
  const known = new Set(firsts.flatMap((state) => (state?.leave ?? []).map(kindOf)));
  const plans = states.map((state) => {
    const { leave = [], row } = state;
    const isBrief = !firsts.includes(state);
    const leaves = leave.filter((each) => (isBrief ? !known.has(kindOf(each)) : !shared.has(each)));
    for (const each of leaves) {
      shared.add(each);
      known.add(kindOf(each));
    }
    return { state, isBrief, foreign: isBrief ? [] : inTurn(FOREIGN, rows.indexOf(row)), leaves };
  });
  return plans.filter(({ isBrief, leaves }) => !isBrief || leaves.length > 0);
}

/** What a way out is called, whatever number it names. */
const kindOf = ({ by }: Leave): string => by.replace(/\d+ numbers?/, 'numbers');
