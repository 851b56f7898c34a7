import type { CodeMethod, OneTimeCodeId, PersonId } from '@chatelaine/shared';
import type { Pool } from 'pg';
import type { Clock } from '../../platform/clock.ts';
import { isCodeOpenSql } from './one-time-code.sql.ts';

/** How long the attempts of a code count, towards the limit of an hour and of a day. The row is kept as long. */
export const HOUR_MS = 60 * 60_000;
export const DAY_MS = 24 * HOUR_MS;

/** The values to compare a presented code with. */
export interface Attempt {
  id: OneTimeCodeId;
  method: CodeMethod;
  /** The mailed digits, sealed. */
  code: string | null;
  /** The secret of the person's authenticator app, sealed. */
  secret: string | null;
  action_hash: Buffer;
}

/** What counting attempts needs: a pool, because an act that is rolled back must not take its attempt with it. */
export interface AttemptDeps {
  pool: Pool;
  clock: Clock;
}

/**
 * Takes one of a code's five attempts, in one conditional statement. However many guesses and nodes race, no more than
 * five are ever compared, and no more than some fifteen over all codes of a person's last hour. Of the attempts in a
 * day, no more than some fifty may fail: an app shows six digits, three codes are right at any time, and a thief of a
 * session may come back every hour. It waits for no lock: a code that is being used at this instant is gone for others.
 * Null when there is nothing to compare with.
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

// A code of the other method ends with the change: mailed codes when an app is set up, an app's codes when it is
// removed. The attempt that used up a code did not fail, so a busy day locks nobody out.
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

/** Gives back the attempt of a code that was not a guess. */
export async function giveAttemptBack(pool: Pool, id: string): Promise<void> {
  await pool.query('update one_time_code set attempts = attempts - 1 where id = $1 and attempts > 0', [id]);
}
