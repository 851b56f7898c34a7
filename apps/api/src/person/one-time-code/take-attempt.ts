import type { CodeMethod, OneTimeCodeId, PersonId } from '@chatelaine/shared';
import type { Pool } from 'pg';
import type { Clock } from '../../platform/clock.ts';

/** What a presented code is compared with. */
export interface Attempt {
  id: OneTimeCodeId;
  method: CodeMethod;
  /** The mailed digits, sealed. */
  code: string | null;
  /** The secret of the person's authenticator app, sealed. */
  secret: string | null;
  action_hash: Buffer;
}

/** What counts attempts: the pool, because an act that is rolled back must not take its attempt with it. */
export interface AttemptDeps {
  pool: Pool;
  clock: Clock;
}

/**
 * Takes one of a code's five attempts, in one conditional statement: however many guesses and nodes race, no more than
 * five are ever compared, and of all codes of a person's last hour no more than some fifteen. It waits for nobody: a
 * code that is being used this instant is no longer there for another. Null when there is nothing to compare with.
 */
export async function takeAttempt(
  { pool, clock }: AttemptDeps,
  id: OneTimeCodeId,
  personId: PersonId,
): Promise<Attempt | null> {
  const { rows } = await pool.query<Attempt>(TAKE, [id, personId, clock.now()]);
  return rows[0] ?? null;
}

// A code of the other method ends with the change: mailed ones when an app is set up, an app's when it is removed.
const TAKE = `
  update one_time_code set attempts = attempts + 1
  where id = $1 and person_id = $2 and attempts < 5
    and id in (select c.id from one_time_code c where c.id = $1 for update skip locked)
    and used_at is null and expires_at > $3
    and (select coalesce(sum(c.attempts), 0) from one_time_code c where c.person_id = $2) < 15
    and (method = 'authenticator') = exists (select from authenticator a where a.person_id = $2)
  returning id, method, code, action_hash,
    (select a.secret from authenticator a where a.person_id = $2) as secret`;
