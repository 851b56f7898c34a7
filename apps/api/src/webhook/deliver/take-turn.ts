import { aheadMs } from '../../platform/clock.ts';
import type { Work } from '../../platform/work.ts';
import { FIND_DUE, FIND_TESTS, MAKE_MISSING } from '../delivery.sql.ts';
import type { Lane } from './delivery-places.ts';
import { fanOut } from './fan-out.ts';
import type { Lanes } from './lanes.ts';
import { sweepStates } from './sweep-states.ts';

/** What a turn needs. */
export interface TurnDeps {
  beginWork(): Work;
  lanes: Lanes;
  signal: AbortSignal;
  onError(error: unknown): void;
}

/** What a turn has found. */
export interface Turn {
  /** Whether there may be more new events. */
  hasMore: boolean;
  hasWebhooks: boolean;
}

/** The time between two looks at all webhooks. */
const SWEEP_MS = 15_000;

/**
 * Makes the function that takes one turn: it makes deliveries of new events, and begins attempts for each webhook that
 * has some due. Every 15 seconds it also looks for webhooks that may deliver nothing any more, and for webhooks of numbers
 * that a server of an older version has set.
 */
export function takeTurn({ beginWork, lanes, signal, onError }: TurnDeps): () => Promise<Turn> {
  let sweptAt = Number.NEGATIVE_INFINITY;
  return async () => {
    const isSweep = performance.now() - sweptAt >= SWEEP_MS;
    if (isSweep) await beginWork().em.execute(MAKE_MISSING);
    const [some] = await beginWork().em.execute<{ any: boolean }[]>(ANY);
    if (isSweep && some?.any === true) await sweepStates(beginWork);
    if (isSweep) sweptAt = performance.now();
    if (some?.any !== true) return { hasMore: false, hasWebhooks: false };
    const hasMore = await fanOut(beginWork, { signal, onError });
    const { em, services } = beginWork();
    const ahead = aheadMs(services.clock);
    for (const lane of await em.execute<Lane[]>(FIND_DUE, [ahead])) lanes.see(lane, false);
    for (const lane of await em.execute<Lane[]>(FIND_TESTS, [ahead])) lanes.see(lane, true);
    return { hasMore, hasWebhooks: true };
  };
}

const ANY = 'select exists (select from webhook_state) as any';
