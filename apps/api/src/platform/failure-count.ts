import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { Refusal } from './refusal.ts';

const FAILURES = 5;
const WINDOW_S = 15 * 60;

/** Counts failures in the database, so that neither a restart nor a second node forgets them. */
export interface FailureCount {
  /**
   * Runs a guess at something short, such as a password, for each of these names (an account, an address). It is
   * counted before it runs, in one atomic statement, so that parallel guesses cannot all slip through; whatever is not a
   * wrong guess gives its count back.
   *
   * @throws {Refusal} `rate_limited` after five failures within fifteen minutes, whoever exists or not.
   */
  guess<T>(names: readonly string[], run: () => Promise<T>): Promise<T>;
  /** The same for something too long to guess: counted after it failed, so that honest calls may come in any number. */
  lookUp<T>(names: readonly string[], run: () => Promise<T>): Promise<T>;
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
    async guess(names, run) {
      const taken: string[] = [];
      const giveBack = () => Promise.all(taken.map((key) => limiter.reward(key, 1)));
      try {
        for (const key of names.map(keyOf)) await take(limiter, key, taken);
        const result = await run();
        await giveBack();
        return result;
      } catch (thrown) {
        // Only a wrong guess counts; that we could not decide, or refused to try, is not the caller's failure.
        if (!isWrongGuess(thrown)) await giveBack().catch(() => {});
        throw thrown;
      }
    },

    async lookUp(names, run) {
      const keys = names.map(keyOf);
      for (const key of keys) {
        const count = await limiter.get(key);
        if (count !== null && count.consumedPoints >= FAILURES) throw tooMany(count.msBeforeNext);
      }
      try {
        return await run();
      } catch (thrown) {
        // One beyond the limit is an answer of the limiter, too; the caller is told what he came for.
        if (isWrongGuess(thrown)) await Promise.all(keys.map((key) => limiter.consume(key, 1).catch(() => {})));
        throw thrown;
      }
    },
  };
}

async function take(limiter: RateLimiterPostgres, key: string, taken: string[]): Promise<void> {
  try {
    await limiter.consume(key, 1);
    taken.push(key);
  } catch (thrown) {
    if (!(thrown instanceof RateLimiterRes)) throw thrown;
    // It counts also what it refuses.
    taken.push(key);
    throw tooMany(thrown.msBeforeNext);
  }
}

const isWrongGuess = (thrown: unknown): boolean => thrown instanceof Refusal && thrown.extras.isGuess === true;

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
