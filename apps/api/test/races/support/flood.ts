import { rounds } from '@chatelaine/tools/rounds';
import type { Answer } from '../../world/answer.ts';
import type { World } from '../../world/start-world.ts';

/**
 * The calls of a flood. `before` has the calls that began before the act had answered, and `after` has the calls that
 * began later.
 */
export interface Flood {
  before: Answer[];
  after: Answer[];
}

const SENDERS_PER_NODE = 4;
// The number of senders on both servers.
const SENDERS = 2 * SENDERS_PER_NODE;
const CALLS_PER_SENDER = rounds(4, 25);
/** The minimum number of calls that each flood sends before the act begins. */
export const CALLS_BEFORE = SENDERS * rounds(5, 10);
/** The number of calls that each flood sends after the act has answered. */
export const CALLS_AFTER = SENDERS * CALLS_PER_SENDER;

/**
 * Sends calls without a pause while an act runs, with four senders on each server. After the act has answered, every
 * sender goes on for some calls. A call belongs to `after` when it begins after the answer of the act.
 */
export async function flood({ nodes, as }: World, secret: string, act: () => Promise<unknown>): Promise<Flood> {
  const told: Flood = { before: [], after: [] };
  const state = { hasAnswered: false };
  const warm = Promise.withResolvers<void>();
  const sender = as(secret);

  const sendOn = async (node: number) => {
    for (let after = 0; after < CALLS_PER_SENDER; ) {
      const isAfter = state.hasAnswered;
      const answer = await sender.send(undefined, { node });
      (isAfter ? told.after : told.before).push(answer);
      if (isAfter) after += 1;
      if (told.before.length === CALLS_BEFORE) warm.resolve();
    }
  };
  const senders = nodes.flatMap((_, node) => Array.from({ length: SENDERS_PER_NODE }, () => sendOn(node)));
  await warm.promise;
  await act();
  state.hasAnswered = true;
  await Promise.all(senders);
  return told;
}
