import { rounds } from '@chatelaine/tools/rounds';
import type { Answer } from '../../world/answer.ts';
import type { World } from '../../world/start-world.ts';

/** Calls of one flood, by whether they began before or after the act had answered. */
export interface Flood {
  before: Answer[];
  after: Answer[];
}

const SENDERS_PER_NODE = 4;
// On two servers.
const SENDERS = 2 * SENDERS_PER_NODE;
const CALLS_PER_SENDER = rounds(4, 25);
/** How many calls at least each flood has sent before the act begins. */
export const CALLS_BEFORE = SENDERS * rounds(5, 10);
/** How many calls each flood sends after the act has answered. */
export const CALLS_AFTER = SENDERS * CALLS_PER_SENDER;

/**
 * Sends without a pause, four senders on each server, while an act is done; every sender goes on for some calls after the
 * act has answered. A call belongs to `after` when it began after the answer.
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
