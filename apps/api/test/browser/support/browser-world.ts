import type { BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { createLog } from '../../../src/platform/log.ts';
import { fakeClock, type MovedClock } from '../../world/clock.ts';
import { startWorld, type World } from '../../world/start-world.ts';
import { openWindow, type Window, type WindowOptions } from '../../world/window.ts';
import { setShared } from './set-shared.ts';

/** A test world with a browser window, and with a clock that the test moves. */
export type BrowserWorld = World<MovedClock> & Window;

/** The address and the window of a world. */
interface Place extends WindowOptions {
  /** The address that browsers know, if it is not `localhost` with our port. */
  baseUrl?: string;
}

/** Starts a server with its own database and its own port, and opens an empty window. */
export const startBrowserWorld = ({ baseUrl = '', ...window }: Place = {}): Promise<BrowserWorld> =>
  startWorld({ browser: window, clock: fakeClock(), config: { baseUrl }, log: createLog('error') });

/**
 * Starts one world for the tests of a file. These tests change nothing in the world except the shared numbers of the
 * bakery. Returns a function that makes all numbers of the bakery Missing, and then opens a window for this world in a
 * browser that nobody has used before.
 */
export function shareWorld(
  arrange?: (world: World<MovedClock>) => Promise<unknown>,
): (options?: BrowserContextOptions) => Promise<BrowserWorld> {
  let world: World<MovedClock> | undefined;
  beforeAll(async () => {
    world = await startWorld({ clock: fakeClock(), log: createLog('error') });
    await arrange?.(world);
  });
  afterAll(() => world?.stop());
  return async (options) => {
    if (world === undefined) throw new Error('The world has not begun.');
    await setShared(world, 0);
    // The disposal of this object closes the window, but not the world.
    return { ...world, ...(await openWindow(world.nodes[0].port, { options })) };
  };
}
