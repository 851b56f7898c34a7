import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import { aheadMs, type Clock } from './clock.ts';
import { deleteInBatches } from './db/delete-in-batches.ts';
import { Refusal } from './refusal.ts';
import type { Work } from './work.ts';

/**
 * The limit for guesses under one name, such as an account or a network. It permits `burst` guesses immediately, then
 * one guess in each interval.
 */
export interface Allowance {
  name: string;
  burst: number;
  everyMs: number;
}

/** Counts failures in the database, so that neither a restart nor a second node forgets them. */
export interface FailureCount {
  /**
   * Runs `run`, which checks a guess at something short, such as a password. Each allowance must have a guess left. The
   * guess is counted before `run` is called, with one atomic statement for each allowance, so parallel guesses cannot
   * pass uncounted. When the guess was not wrong, its count is given back.
   *
   * @throws {Refusal} `rate_limited` when an allowance is used up, whether the account exists or not. The refusal says
   * when the next guess is possible.
   */
  guess<T>(allowances: readonly Allowance[], run: () => Promise<T>): Promise<T>;
  /**
   * Counts one act of a kind that may not be done often, such as asking for a mail. The act stays counted, whether it
   * succeeds or not.
   *
   * @throws {Refusal} `rate_limited` with the sentence `tooOften`, when an allowance is used up.
   */
  take(allowances: readonly Allowance[], tooOften: string): Promise<void>;
}

/**
 * The services that count failures. `pool` has connections outside the transaction of a change, because a failure must
 * stay counted when that transaction is rolled back.
 */
export interface FailureCountDeps {
  pool: Pool;
  clock: Clock;
}

export function createFailureCount(deps: FailureCountDeps): FailureCount {
  return {
    async take(allowances, tooOften) {
      const taken: Allowance[] = [];
      await takeAll(deps, { allowances, taken, tooOften }).catch(async (thrown: unknown) => {
        await giveAll(deps, taken).catch(() => {});
        throw thrown;
      });
    },
    async guess(allowances, run) {
      const taken: Allowance[] = [];
      const giveBack = () => giveAll(deps, taken);
      try {
        await takeAll(deps, { allowances, taken, tooOften: 'Too many wrong attempts.' });
        const result = await run();
        await giveBack();
        return result;
      } catch (thrown) {
        // Only a wrong guess stays counted. When the server cannot check the guess, or refuses to check it, the caller
        // has made no mistake.
        if (!isWrongGuess(thrown)) await giveBack().catch(() => {});
        throw thrown;
      }
    },
  };
}

interface Taking {
  allowances: readonly Allowance[];
  /** The allowances that are taken already. A refusal comes after some of them, so the caller gives these back. */
  taken: Allowance[];
  tooOften: string;
}

async function takeAll(deps: FailureCountDeps, { allowances, taken, tooOften }: Taking): Promise<void> {
  for (const allowance of allowances) {
    const waitMs = await take(deps, allowance);
    if (waitMs > 0) throw tooMany(waitMs, allowance.name, tooOften);
    taken.push(allowance);
  }
}

const giveAll = (deps: FailureCountDeps, taken: readonly Allowance[]) =>
  Promise.all(taken.map((allowance) => give(deps, allowance)));

/** Resets the allowances with these names, and returns how many of them were partly used. */
export async function giveAllBack(work: Work, names: readonly string[]): Promise<number> {
  const rows = await work.em.execute<unknown[]>(
    'delete from platform.allowance where key in (select jsonb_array_elements_text(?::jsonb)) and full_at > ? returning 1',
    [JSON.stringify(names.map(keyOf)), work.now],
  );
  return rows.length;
}

/** Deletes allowances that are full again, because they have no effect any more. */
export async function pruneAllowances(work: Work): Promise<void> {
  await deleteInBatches(work, { table: 'platform.allowance', where: 'full_at < ?', values: [work.now] });
  // The table `platform.failure` may have rows from an older version of this server, which counted failures there.
  await deleteInBatches(work, { table: 'platform.failure', where: 'expire < ?', values: [work.now.getTime()] });
}

// This is the generic cell rate algorithm (ITU-T I.371, annex A). `full_at` is the instant at which the allowance is
// full again. A guess moves `full_at` later by one interval. The guess is refused when `full_at` would then be later
// than now plus the whole burst. The time comes from the clock of the database, which all nodes share. With the clocks
// of the nodes, a node whose clock is ahead would make callers on other nodes wait. TAKE reads the clock several times,
// and each read gives a slightly later time, so TAKE permits one more second.
const NOW = "clock_timestamp() + $2 * interval '1 millisecond'";
const EVERY = "$3 * interval '1 millisecond'";
const TAKE = `
  insert into platform.allowance as a (key, full_at) values ($1, ${NOW} + ${EVERY})
  on conflict (key) do update set full_at = greatest(a.full_at, ${NOW}) + ${EVERY}
  where greatest(a.full_at, ${NOW}) + ${EVERY} <= ${NOW} + $4 * ${EVERY} + interval '1 second'
  returning key`;
// Gives a guess back. When the allowance is full again, its row is deleted, because guesses under invented names must
// not fill the table.
const GIVE = `
  merge into platform.allowance a using (select $1::text as key) g on a.key = g.key
  when matched and a.full_at - ${EVERY} <= ${NOW} then delete
  when matched then update set full_at = a.full_at - ${EVERY}`;
const WAIT = `
  select extract(epoch from full_at + ${EVERY} - $4 * ${EVERY} - (${NOW})) * 1000 as ms
  from platform.allowance where key = $1`;

/**
 * Takes one guess from an allowance. Returns 0 when the guess is allowed, and otherwise the milliseconds until the next
 * guess is possible.
 */
async function take({ pool, clock }: FailureCountDeps, allowance: Allowance): Promise<number> {
  const { name, everyMs, burst } = allowance;
  const { rowCount } = await pool.query(TAKE, [keyOf(name), aheadMs(clock), everyMs, burst]);
  // The guess was refused, so the wait must not be 0. The computed wait may be 0, because another call may have given a
  // guess back since the first statement.
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

// The table has only hashes of names, because names contain e-mail addresses and network addresses.
const keyOf = (name: string): string => createHash('sha256').update(name).digest('hex');

function tooMany(ms: number, allowance: string, tooOften: string): Refusal {
  const retryAfterS = Math.ceil(ms / 1000);
  const minutes = Math.ceil(retryAfterS / 60);
  return new Refusal('rate_limited', 'too many failures', {
    retryAfterS,
    allowance,
    message: `${tooOften} Try again in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`,
  });
}
