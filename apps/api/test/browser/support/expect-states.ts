import { LOCALES } from '@chatelaine/shared';
import { inTurn, isFull } from '@chatelaine/tools/rounds';
import { afterAll, test } from 'vitest';
import { type BrowserWorld, shareWorld, startBrowserWorld } from './browser-world.ts';
import { expectState } from './expect-state.ts';
import { expectKeyboard } from './keyboard.ts';
import { showPictures } from './pictures.ts';
import type { State } from './state.ts';

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

  let whole = 0;
  for (const [index, state] of states.entries()) {
    // In a quick run every state is looked at in English; the first of each row also in another language, and left by
    // the keyboard in all ways.
    const isWhole = isFull || states.findIndex(({ row }) => row === state.row) === index;
    const foreign = isWhole ? inTurn(FOREIGN, whole++) : [];

    test(`${state.name}: h1, no text cut, nothing that axe objects to`, async () => {
      const here = await goTo(state);
      // English last, as who looks further finds the window so.
      await expectState(state, here.world, [...foreign, 'en']);
      here.isThere = true;
    });

    if (!isWhole) continue;
    test(`${state.name}: the keyboard alone suffices`, async () => {
      const { world, isThere } = await goTo(state);
      await expectKeyboard(state, world, isThere);
      await leave();
    });
  }
}

const FOREIGN = LOCALES.filter((each) => each !== 'en');
