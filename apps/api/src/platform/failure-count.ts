import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { Refusal } from './refusal.ts';

const FAILURES = 5;
const WINDOW_S = 15 * 60;

/** Counts failures in the database, so that neither a restart nor a second node forgets them. */
export interface FailureCount {
  /**
   * Runs an attempt that may be a wrong guess, for each of these names (an account, an address). It is counted before it runs, in
   * one atomic statement, so that parallel guesses cannot all slip through; success gives the count back.
   *
   * @throws {Refusal} `rate_limited` after five failures within fifteen minutes, whoever exists or not.
   */
  attempt<T>(names: readonly string[], run: () => Promise<T>): Promise<T>;
}

export function createFailureCount(pool: Pool): FailureCount {
  const limiter = new RateLimiterPostgres({
    storeClient: pool,
    storeType: 'pool',
    schemaName: 'platform',
    tableName: 'failure',
    tableCreated: true,
    clearExpiredByTimeout: true,
    keyPrefix: '',
    points: FAILURES,
    duration: WINDOW_S,
  });
  return {
    async attempt(names, run) {
      const keys = names.map(keyOf);
      const taken: string[] = [];
      const giveBack = () => Promise.all(taken.map((key) => limiter.reward(key, 1)));
      for (const key of keys) {
        try {
          await limiter.consume(key, 1);
          taken.push(key);
        } catch (thrown) {
          await giveBack();
          throw thrown instanceof RateLimiterRes ? tooMany(thrown.msBeforeNext) : thrown;
        }
      }
      try {
        const result = await run();
        await giveBack();
        return result;
      } catch (thrown) {
        // Only a wrong guess counts; that we could not decide is not the caller's failure.
        if (!(thrown instanceof Refusal && thrown.extras.isGuess)) await giveBack().catch(() => {});
        throw thrown;
      }
    },
  };
}

// Names hold e-mail addresses and network addresses; the table needs neither in clear.
const keyOf = (name: string): string => createHash('sha256').update(name).digest('hex');

function tooMany(ms: number): Refusal {
  const retryAfterS = Math.ceil(ms / 1000);
  const minutes = Math.ceil(retryAfterS / 60);
  return new Refusal('rate_limited', 'too many failures', {
    retryAfterS,
    message: `Too many wrong attempts. Try again in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`,
  });
}
