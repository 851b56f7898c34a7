import type { BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { createLog } from '../../../src/platform/log.ts';
import { fakeClock, type MovedClock } from '../../world/clock.ts';
import { startWorld, type World } from '../../world/start-world.ts';
import { openWindow, type Window, type WindowOptions } from '../../world/window.ts';
import { setShared } from './set-shared.ts';

/** A world with a browser before it, and a clock that the test moves. */
export type BrowserWorld = World<MovedClock> & Window;

/** Where it stands. */
interface Place extends WindowOptions {
  /** The address that browsers know, when it is not simply our port. */
  baseUrl?: string;
}

/** Starts a server on a database and a port of its own, and opens an empty window. */
export const startBrowserWorld = ({ baseUrl = '', ...window }: Place = {}): Promise<BrowserWorld> =>
  startWorld({ browser: window, clock: fakeClock(), config: { baseUrl }, log: createLog('error') });

/**
 * Starts one world for the tests of a file that leave it as it was, but for what the bakery shares. Gives what opens a
 * window before it: a browser that nobody has used before, and nothing of the bakery's Shared.
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
    // Its end closes the window alone.
    return { ...world, ...(await openWindow(world.nodes[0].port, { options })) };
  };
}
