import type { CodeMethod, OneTimeCodeId, PersonId } from '@chatelaine/shared';
import type { Pool } from 'pg';
import type { Clock } from '../../platform/clock.ts';
import { isCodeOpenSql } from './one-time-code.sql.ts';

/**
 * The two times for which an attempt counts: an hour in the limit of an hour, and a day in the limit of a day. The row
 * of a code is kept for a day.
 */
export const HOUR_MS = 60 * 60_000;
export const DAY_MS = 24 * HOUR_MS;

/** The values with which a code is compared. */
export interface Attempt {
  id: OneTimeCodeId;
  method: CodeMethod;
  /** The mailed digits, encrypted. */
  code: string | null;
  /** The secret of the person's authenticator app, encrypted. */
  secret: string | null;
  action_hash: Buffer;
}

/**
 * The services that count attempts. They include a pool, because an attempt must stay counted when its act is rolled
 * back.
 */
export interface AttemptDeps {
  pool: Pool;
  clock: Clock;
}

/**
 * Takes one of a code's five attempts, in one conditional statement. At most five guesses are ever compared with a
 * code, even when many guesses come at the same time on many nodes. For all codes of a person's last hour together, the
 * limit is about fifteen attempts. For all codes of a day together, the limit is about fifty failed attempts. The limit
 * of a day has three reasons: an app shows only six digits, three codes are right at any time, and a thief of a session
 * can try again every hour. The statement waits for no lock: while one request uses a code, other requests do not find
 * the code. Returns null when the attempt is refused.
 */
export async function takeAttempt(
  { pool, clock }: AttemptDeps,
  id: OneTimeCodeId,
  personId: PersonId,
): Promise<Attempt | null> {
  const now = clock.now();
  const ago = (ms: number) => new Date(now.getTime() - ms);
  const { rows } = await pool.query<Attempt>(TAKE, [id, personId, now, ago(HOUR_MS), ago(DAY_MS)]);
  return rows[0] ?? null;
}

// A code works only while codes come to the person by the method of this code. Mailed codes end when an app is set up,
// and codes of an app end when the app is removed. An attempt that used up a code is not counted as failed. So a person
// who uses many codes in a day is not locked out.
const TAKE = `
  update one_time_code set attempts = attempts + 1
  where id = $1 and person_id = $2 and attempts < 5
    and id in (select c.id from one_time_code c where c.id = $1 for update skip locked)
    and ${isCodeOpenSql('$3')}
    and (select coalesce(sum(c.attempts), 0) from one_time_code c where c.person_id = $2 and c.created_at > $4) < 15
    and (select coalesce(sum(c.attempts - (c.used_at is not null)::int), 0) from one_time_code c
      where c.person_id = $2 and c.created_at > $5) < 50
    and (method = 'authenticator') = exists (select from authenticator a where a.person_id = $2)
  returning id, method, code, action_hash,
    (select a.secret from authenticator a where a.person_id = $2) as secret`;

/** Gives an attempt back to its code, because the attempt was not a guess. */
export async function giveAttemptBack(pool: Pool, id: string): Promise<void> {
  await pool.query('update one_time_code set attempts = attempts - 1 where id = $1 and attempts > 0', [id]);
}
