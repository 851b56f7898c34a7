import type { ApiKeyId, Scope } from '@chatelaine/shared';
import type { Pool } from 'pg';
import type { Clock } from '../platform/clock.ts';
import { randomBase62 } from '../platform/id.ts';
import type { Logger } from '../platform/log.ts';
import { UsageSums } from './usage-sums.ts';
import { type UsageBatch, type UsageSum, writeUsage } from './write-usage.ts';

/** One call with a known key. */
export interface CountedCall {
  /** `ok`, or the code of the refusal. */
  outcome: string;
  /** The scope that the call needed; null when it is unknown. */
  scope: Scope | null;
  /** The caller's address; null when it is unknown. */
  address: string | null;
  /** Whether the key's month already includes the call, because the call was counted in the key's window. */
  isTaken?: boolean;
}

/** Counts calls in memory and writes the counts together, so that a message causes no separate write. */
export interface UsageCounter {
  /** The id of this counter in the database. The numbers of its batches are stored under this id. */
  readonly id: string;
  /** Runs a call from its look-up of the key to its count, so that {@link settle} can wait for it. */
  during<T>(call: () => Promise<T>): Promise<T>;
  count(apiKeyId: ApiKeyId, call: CountedCall): void;
  /** Writes the counts. Never throws, because counts that could not be written are kept for the next write. */
  flush(): Promise<void>;
  /**
   * Waits for the calls that are under way, and then writes the counts. Returns false when some of the counts could not
   * be written.
   */
  settle(): Promise<boolean>;
  /** Writes the remaining counts. Call this method after the last call is counted and before the pool is closed. */
  stop(): Promise<void>;
}

const HOUR_MS = 3_600_000;
const FLUSH_MS = 5_000;
const MOST_SUMS = 100_000;

/**
 * Starts a counter. It writes its counts every five seconds, and once more at a clean stop. A crash loses at most the
 * counts of the last five seconds.
 *
 * While the database cannot be reached, no key is found, so there are hardly any new counts. While the database can be
 * read but not written, the counts stay in memory. Further calls with the same key, hour, outcome and scope need no
 * more memory. At 100,000 different sums (about 40 MB), calls that need a new sum are not counted, and the log says how
 * many such calls there were.
 */
export function startUsageCounter(pool: Pool, clock: Clock, log: Logger): UsageCounter {
  const id = randomBase62(22);
  const sums = new UsageSums(MOST_SUMS);
  const write = writerOf(sums, id, { pool, clock, log });
  const underWay = new Set<Promise<unknown>>();
  let uncounted = 0;
  let writing: Promise<number> = Promise.resolve(0);
  let waiting: Promise<number> | null = null;

  // At most one write runs, and at most one further write waits. All callers that come while a write runs share the
  // write that waits.
  const flush = () => {
    waiting ??= writing.then(async () => {
      waiting = null;
      if (uncounted > 0) log.error({ calls: uncounted }, 'calls were not counted: too many different ones wait');
      uncounted = 0;
      writing = write();
      return writing;
    });
    return waiting;
  };
  const timer = setInterval(flush, FLUSH_MS).unref();

  return {
    id,
    async during(call) {
      const called = call();
      underWay.add(called);
      try {
        return await called;
      } finally {
        underWay.delete(called);
      }
    },
    count(apiKeyId, call) {
      if (!sums.add(sumOf(apiKeyId, call, clock.now()))) uncounted++;
    },
    flush: async () => void (await flush()),
    async settle() {
      await Promise.allSettled(underWay);
      return (await flush()) === 0;
    },
    async stop() {
      clearInterval(timer);
      await flush();
      const left = await write();
      if (left > 0) log.error({ calls: left }, 'usage is lost: the database was away at the stop');
    },
  };
}

const BATCH = 5_000;

/** Makes the function that writes the present sums, batch by batch. It returns how many calls could not be written. */
function writerOf(sums: UsageSums, writer: string, { pool, clock, log }: { pool: Pool; clock: Clock; log: Logger }) {
  let unwritten: UsageBatch | null = null;
  let batches = 0;

  return async (): Promise<number> => {
    // Calls that arrive during this loop are written by the next write. If this loop wrote them too, it might never
    // end.
    let rounds = Math.ceil(sums.size / BATCH) + (unwritten === null ? 0 : 1);
    for (; rounds > 0; rounds--) {
      unwritten ??= { writer, number: ++batches, sums: sums.take(BATCH) };
      try {
        await writeUsage(pool, unwritten, clock.now());
      } catch (error) {
        const reason = error instanceof Error ? error.message : 'unknown';
        log.warn({ reason }, 'usage could not be written; kept for later');
        return callsOf(unwritten.sums) + callsOf(sums.all());
      }
      unwritten = null;
    }
    return 0;
  };
}

const callsOf = (sums: readonly UsageSum[]): number => sums.reduce((total, { calls }) => total + calls, 0);

const sumOf = (apiKeyId: ApiKeyId, { outcome, scope, address, isTaken }: CountedCall, lastAt: Date): UsageSum => ({
  apiKeyId,
  hour: new Date(Math.floor(lastAt.getTime() / HOUR_MS) * HOUR_MS),
  outcome,
  scope: scope ?? '',
  calls: 1,
  untaken: outcome === 'ok' && isTaken !== true ? 1 : 0,
  lastAt,
  // The address is cut, because a proxy may send any text, and a text that is too long for its column would make the
  // whole batch fail.
  lastAddress: address?.slice(0, 64) ?? null,
});
