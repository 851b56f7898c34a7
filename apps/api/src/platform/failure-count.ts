import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import { aheadMs, type Clock } from './clock.ts';
import { deleteInBatches } from './db/delete-in-batches.ts';
import { Refusal } from './refusal.ts';
import type { Work } from './work.ts';

/** How often somebody may guess under a name (an account, a network): a number at once, then one in each interval. */
export interface Allowance {
  name: string;
  burst: number;
  everyMs: number;
}

/** Counts failures in the database, so that neither a restart nor a second node forgets them. */
export interface FailureCount {
  /**
   * Runs a guess at something short, such as a password, within each of these allowances. The guess is counted before
   * it runs, with one atomic statement for each allowance, so parallel guesses cannot pass uncounted. Everything except
   * a wrong guess gives its count back.
   *
   * @throws {Refusal} `rate_limited` where an allowance is used up, whether the account exists or not. It says when the
   * next guess is free.
   */
  guess<T>(allowances: readonly Allowance[], run: () => Promise<T>): Promise<T>;
}

/** What counting needs: a pool, because a change that is rolled back must not take its count with it. */
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
        // Only a wrong guess counts. When we cannot decide, or refuse to try, the caller made no mistake.
        if (!isWrongGuess(thrown)) await giveBack().catch(() => {});
        throw thrown;
      }
    },
  };
}

/** Resets the allowances with these names, and returns how many of them were partly used. */
export async function giveAllBack(work: Work, names: readonly string[]): Promise<number> {
  const rows = await work.em.execute<unknown[]>(
    'delete from platform.allowance where key in (select jsonb_array_elements_text(?::jsonb)) and full_at > ? returning 1',
    [JSON.stringify(names.map(keyOf)), work.now],
  );
  return rows.length;
}

/** Deletes allowances that are full again, since they have no effect any more. */
export async function pruneAllowances(work: Work): Promise<void> {
  await deleteInBatches(work, { table: 'platform.allowance', where: 'full_at < ?', values: [work.now] });
  // An older version counted in this table.
  await deleteInBatches(work, { table: 'platform.failure', where: 'expire < ?', values: [work.now.getTime()] });
}

// The generic cell rate algorithm (ITU-T I.371, annex A): `full_at` is the instant at which the allowance is full
// again. A guess moves it by one interval, and is refused where that is farther away than the whole burst. The instant
// comes from the database's clock, which all nodes share: a node whose own clock is ahead would make the other nodes
// wait. The extra second in TAKE tolerates clocks that are read one after the other.
const NOW = "clock_timestamp() + $2 * interval '1 millisecond'";
const EVERY = "$3 * interval '1 millisecond'";
const TAKE = `
  insert into platform.allowance as a (key, full_at) values ($1, ${NOW} + ${EVERY})
  on conflict (key) do update set full_at = greatest(a.full_at, ${NOW}) + ${EVERY}
  where greatest(a.full_at, ${NOW}) + ${EVERY} <= ${NOW} + $4 * ${EVERY} + interval '1 second'
  returning key`;
// An allowance that is full again has no row: guesses under invented names must not fill the table.
const GIVE = `
  merge into platform.allowance a using (select $1::text as key) g on a.key = g.key
  when matched and a.full_at - ${EVERY} <= ${NOW} then delete
  when matched then update set full_at = a.full_at - ${EVERY}`;
const WAIT = `
  select extract(epoch from full_at + ${EVERY} - $4 * ${EVERY} - (${NOW})) * 1000 as ms
  from platform.allowance where key = $1`;

/** Takes one guess; returns 0, or the milliseconds until the next guess is free. */
async function take({ pool, clock }: FailureCountDeps, allowance: Allowance): Promise<number> {
  const { name, everyMs, burst } = allowance;
  const { rowCount } = await pool.query(TAKE, [keyOf(name), aheadMs(clock), everyMs, burst]);
  // Somebody may have given a guess back since the statement. This guess was refused nevertheless, so the wait is not
  // 0.
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

// Names contain e-mail addresses and network addresses. The table needs neither in clear text.
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
