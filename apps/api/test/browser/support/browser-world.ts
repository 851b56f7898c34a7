import type { BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { createLog } from '../../../src/platform/log.ts';
import { fakeClock, type MovedClock } from '../../world/clock.ts';
import { startWorld, type World } from '../../world/start-world.ts';
import { openWindow, type Window, type WindowOptions } from '../../world/window.ts';
import { setShared } from './set-shared.ts';

/** A test world with a browser window. The server of the world uses a clock that the test moves. */
export type BrowserWorld = World<MovedClock> & Window;

/** The options of a world: its address, and the options of its browser window. */
interface Place extends WindowOptions {
  /** The address that browsers know, if it is not `localhost` with our port. */
  baseUrl?: string;
  /** The private networks that webhooks of the world may reach, such as this machine. The default is none. */
  webhookAllow?: string[];
}

/** Starts a server with its own database and its own port, and opens an empty window. */
export const startBrowserWorld = ({ baseUrl = '', webhookAllow = [], ...window }: Place = {}): Promise<BrowserWorld> =>
  startWorld({ browser: window, clock: fakeClock(), config: { baseUrl, webhookAllow }, log: createLog('error') });

/**
 * Starts one world for the tests of a file. These tests must change nothing in the world except which numbers of the
 * bakery are Shared. Returns a function for the beginning of each test: it makes all numbers of the bakery Missing, and
 * opens a window of this world without cookies or other data of an earlier test.
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
    // The disposal of the returned object closes only the window, because the next test needs the world.
    return { ...world, ...(await openWindow(world.nodes[0].port, { options })) };
  };
}
