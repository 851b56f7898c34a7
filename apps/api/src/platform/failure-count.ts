import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import { aheadMs, type Clock } from './clock.ts';
import { deleteInBatches } from './db/delete-in-batches.ts';
import { Refusal } from './refusal.ts';
import type { Work } from './work.ts';

/** How often may be guessed under a name (an account, a network): so many times at once, then once in each interval. */
export interface Allowance {
  name: string;
  burst: number;
  everyMs: number;
}

/** Counts failures in the database, so that neither a restart nor a second node forgets them. */
export interface FailureCount {
  /**
   * Runs a guess at something short, such as a password, within each of these allowances. It is counted before it runs, in
   * one atomic statement each, so that parallel guesses cannot all slip through; whatever is not a wrong guess gives its
   * count back.
   *
   * @throws {Refusal} `rate_limited` where an allowance is used up, whoever exists or not; it says when the next guess is free.
   */
  guess<T>(allowances: readonly Allowance[], run: () => Promise<T>): Promise<T>;
}

/** What failures are counted with: the pool, because a change that is rolled back must not take its count with it. */
export interface FailureCountDeps {
  pool: Pool;
  clock: Clock;
}

export function createFailureCount(deps: FailureCountDeps): FailureCount {
  return {
    async guess(allowances, run) {
      const taken: Allowance[] = [];
      const giveBack = () => Promise.all(taken.map((allowance) => give(deps, allowance)));
      try {
        for (const allowance of allowances) {
          const waitMs = await take(deps, allowance);
          if (waitMs > 0) throw tooMany(waitMs, allowance.name);
          taken.push(allowance);
        }
        const result = await run();
        await giveBack();
        return result;
      } catch (thrown) {
        // Only a wrong guess counts; that we could not decide, or refused to try, is not the caller's failure.
        if (!isWrongGuess(thrown)) await giveBack().catch(() => {});
        throw thrown;
      }
    },
  };
}

/** Gives whole allowances back, by their names; gives how many of them were not. */
export async function giveAllBack(work: Work, names: readonly string[]): Promise<number> {
  const rows = await work.em.execute<unknown[]>(
    'delete from platform.allowance where key in (select jsonb_array_elements_text(?::jsonb)) and full_at > ? returning 1',
    [JSON.stringify(names.map(keyOf)), work.now],
  );
  return rows.length;
}

/** Deletes allowances that are whole again: they say nothing any more. */
export async function pruneAllowances(work: Work): Promise<void> {
  await deleteInBatches(work, { table: 'platform.allowance', where: 'full_at < ?', values: [work.now] });
  // Counts of an older version.
  await deleteInBatches(work, { table: 'platform.failure', where: 'expire < ?', values: [work.now.getTime()] });
}

// The generic cell rate algorithm (ITU-T I.371, annex A): one instant says when all of the allowance is there again. A
// guess moves it by one interval, and is refused where that is farther away than the whole burst. By the database's clock,
// which all nodes share: one whose own is ahead would make the others wait.
// The second is for clocks that are read one after the other.
const NOW = "clock_timestamp() + $2 * interval '1 millisecond'";
const EVERY = "$3 * interval '1 millisecond'";
const TAKE = `
  insert into platform.allowance as a (key, full_at) values ($1, ${NOW} + ${EVERY})
  on conflict (key) do update set full_at = greatest(a.full_at, ${NOW}) + ${EVERY}
  where greatest(a.full_at, ${NOW}) + ${EVERY} <= ${NOW} + $4 * ${EVERY} + interval '1 second'
  returning key`;
// What is whole again is no row: names that are made up must not fill the table.
const GIVE = `
  merge into platform.allowance a using (select $1::text as key) g on a.key = g.key
  when matched and a.full_at - ${EVERY} <= ${NOW} then delete
  when matched then update set full_at = a.full_at - ${EVERY}`;
const WAIT = `
  select extract(epoch from full_at + ${EVERY} - $4 * ${EVERY} - (${NOW})) * 1000 as ms
  from platform.allowance where key = $1`;

/** Takes one guess; gives 0, or for how many milliseconds there is none. */
async function take({ pool, clock }: FailureCountDeps, allowance: Allowance): Promise<number> {
  const { name, everyMs, burst } = allowance;
  const { rowCount } = await pool.query(TAKE, [keyOf(name), aheadMs(clock), everyMs, burst]);
  // Given back meanwhile: it was refused all the same.
  return rowCount === 0 ? Math.max(1, await waitFor({ pool, clock }, allowance)) : 0;
}

async function give({ pool, clock }: FailureCountDeps, { name, everyMs }: Allowance): Promise<void> {
  await pool.query(GIVE, [keyOf(name), aheadMs(clock), everyMs]);
}

async function waitFor({ pool, clock }: FailureCountDeps, { name, burst, everyMs }: Allowance): Promise<number> {
  const { rows } = await pool.query<{ ms: string }>(WAIT, [keyOf(name), aheadMs(clock), everyMs, burst]);
  return Math.max(0, Number(rows[0]?.ms ?? 0));
}

const isWrongGuess = (thrown: unknown): boolean => thrown instanceof Refusal && thrown.extras.isGuess === true;

// Names hold e-mail addresses and network addresses; the table needs neither in clear.
const keyOf = (name: string): string => createHash('sha256').update(name).digest('hex');

function tooMany(ms: number, allowance: string): Refusal {
  const retryAfterS = Math.ceil(ms / 1000);
  const minutes = Math.ceil(retryAfterS / 60);
  return new Refusal('rate_limited', 'too many failures', {
    retryAfterS,
    allowance,
    message: `Too many wrong attempts. Try again in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`,
  });
}
