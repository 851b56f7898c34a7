import { type MovedClock, stillClock } from '../world/clock.ts';
import { startWorld, type World } from '../world/start-world.ts';
import type { Visitor } from '../world/visitor.ts';

/**
 * A world and the partner's owner in it. The clock of the world moves only when a test moves it, so a test can check an
 * end to the millisecond.
 */
export interface OwnerWorld extends World<MovedClock> {
  owner: Visitor;
}

/** Starts an owner world with this number of servers. */
export async function startOwnerWorld(nodes = 1): Promise<OwnerWorld> {
  const world = await startWorld({ clock: stillClock(), nodes });
  return Object.assign(world, { owner: world.as(world.demo.partner.user) });
}
