import type { ApiKeyId } from '@chatelaine/shared';
import type { Pool } from 'pg';
import type { Clock } from '../platform/clock.ts';
import type { Logger } from '../platform/log.ts';

interface Count {
  apiKeyId: ApiKeyId;
  hour: Date;
  outcome: string;
  calls: number;
  lastAt: Date;
}

/** Counts calls in memory and writes them together: carrying a message writes nothing of its own. */
export interface UsageCounter {
  /** `outcome`: `ok`, or the code of the refusal. */
  count(apiKeyId: ApiKeyId, outcome: string): void;
  /** Writes what was counted. A failed write is kept for the next one. */
  flush(): Promise<void>;
  stop(): Promise<void>;
}

const HOUR_MS = 3_600_000;
const FLUSH_MS = 5_000;

/** Starts counting; one statement every five seconds, and one at a clean stop. A crash loses at most those seconds. */
export function startUsageCounter(pool: Pool, clock: Clock, log: Logger): UsageCounter {
  let counts = new Map<string, Count>();
  let writing: Promise<void> = Promise.resolve();

  const add = ({ apiKeyId, hour, outcome, calls, lastAt }: Count) => {
    const id = `${apiKeyId} ${hour.getTime()} ${outcome}`;
    const sum = counts.get(id);
    if (sum === undefined) counts.set(id, { apiKeyId, hour, outcome, calls, lastAt });
    else Object.assign(sum, { calls: sum.calls + calls, lastAt: lastAt > sum.lastAt ? lastAt : sum.lastAt });
  };

  const write = async () => {
    if (counts.size === 0) return;
    const batch = [...counts.values()];
    counts = new Map();
    try {
      await pool.query(UPSERT, columnsOf(batch));
    } catch (error) {
      log.warn(
        { reason: error instanceof Error ? error.message : 'unknown' },
        'usage could not be written; kept for later',
      );
      batch.forEach(add);
    }
  };

  const flush = () => {
    writing = writing.then(write);
    return writing;
  };
  const timer = setInterval(flush, FLUSH_MS).unref();

  return {
    count(apiKeyId, outcome) {
      const lastAt = clock.now();
      add({ apiKeyId, hour: new Date(Math.floor(lastAt.getTime() / HOUR_MS) * HOUR_MS), outcome, calls: 1, lastAt });
    },
    flush,
    async stop() {
      clearInterval(timer);
      await flush();
    },
  };
}

const columnsOf = (batch: readonly Count[]) => [
  batch.map((each) => each.apiKeyId),
  batch.map((each) => each.hour),
  batch.map((each) => each.outcome),
  batch.map((each) => each.calls),
  batch.map((each) => each.lastAt),
];

// Rows in one order on every node, so that two flushes never wait for each other in a circle.
const UPSERT = `
  insert into usage (api_key_id, hour, outcome, calls, last_at)
  select * from unnest($1::text[], $2::timestamptz[], $3::text[], $4::bigint[], $5::timestamptz[]) as t(a, b, c, d, e) order by a, b, c
  on conflict (api_key_id, hour, outcome)
  do update set calls = usage.calls + excluded.calls, last_at = greatest(usage.last_at, excluded.last_at)`;
