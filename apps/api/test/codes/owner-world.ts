import { type MovedClock, stillClock } from '../world/clock.ts';
import { startWorld, type World } from '../world/start-world.ts';
import type { Visitor } from '../world/visitor.ts';

/** A world whose clock stands still, for ends that are exact to the millisecond, and the partner's owner in it. */
export interface OwnerWorld extends World<MovedClock> {
  owner: Visitor;
}

/** Starts one with so many servers. */
export async function startOwnerWorld(nodes = 1): Promise<OwnerWorld> {
  const world = await startWorld({ clock: stillClock(), nodes });
  return Object.assign(world, { owner: world.as(world.demo.partner.user) });
}
