import { type MovedClock, stillClock } from '../world/clock.ts';
import { startWorld, type World } from '../world/start-world.ts';
import { untilAborted } from '../world/until-aborted.ts';
import type { Visitor } from '../world/visitor.ts';

/**
 * A test world with a caller for the partner's owner. The clock of this world moves only when a test moves it. So a
 * test can check to the millisecond when something ends.
 */
export interface OwnerWorld extends World<MovedClock> {
  owner: Visitor;
}

/** Starts a test world with the partner's owner and this number of servers. */
export async function startOwnerWorld(nodes = 1): Promise<OwnerWorld> {
  // Tests of these worlds count statements, and send nothing.
  const world = await startWorld({
    clock: stillClock(),
    nodes,
    outboxPass: untilAborted,
    deliveriesPass: untilAborted,
  });
  return Object.assign(world, { owner: world.as(world.demo.partner.user) });
}
