import { test } from 'vitest';
import { shareWorld, startBrowserWorld } from './browser-world.ts';
import { expectState } from './expect-state.ts';
import { expectKeyboard } from './keyboard.ts';
import { showPictures } from './pictures.ts';
import type { State } from './state.ts';

/** Makes the tests of a part of the table. States share one world, but for those that would leave it changed. */
export function expectStates(states: readonly State[]): void {
  showPictures();
  const openWindow = shareWorld();
  const open = (state: State) => (state.spoils === true ? startBrowserWorld() : openWindow());

  test.each(states)('$name: h1, no text cut in any language, nothing that axe objects to', async (state) => {
    await using world = await open(state);
    await expectState(state, world);
  });

  test.each(states)('$name: the keyboard alone suffices', async (state) => {
    await using world = await open(state);
    await expectKeyboard(state, world);
  });
}
