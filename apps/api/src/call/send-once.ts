import { setTimeout } from 'node:timers/promises';
import type { Pool } from 'pg';
import { Refusal } from '../platform/refusal.ts';
import type { Call } from './call.ts';
import { fingerprintOf, type ReplayKey, replayKeyOf, startOfReplays } from './replay.ts';

/**
 * A call that asks for an act with an effect outside this server, for example to send a message. No transaction can
 * undo such an act.
 */
export interface OutsideCall extends Pick<Call, 'actor' | 'name' | 'idempotencyKey'> {
  /** The pool for short statements. No connection is held while the act runs. */
  pool: Pool;
  now(): Date;
  /** Checks again that the caller may do the act, after the call has waited for another call. Throws a refusal. */
  checkAgain(): Promise<unknown>;
  /** Is called with the error when the answer of the act could not be stored. */
  onUnstored(error: unknown): void;
}

/**
 * The result of an act outside this server. `isFinal` is false when the act was certainly not done. Then a call with
 * the same `Idempotency-Key` may try the act again.
 */
export interface Outcome<T> {
  answer: T;
  isFinal: boolean;
}

/**
 * The time in milliseconds after which an act is certainly no longer running, because the time limit of a call to an
 * upstream is shorter.
 */
const LONGEST_ACT_MS = 75_000;

// The pauses of a call whose `Idempotency-Key` another call has already claimed. The waiting call looks for the answer
// of the other call after each pause. All pauses together take 3.2 seconds.
const LOOKS_MS = [25, 50, 100, 200, 400, 800, 1600];

/**
 * Does an act outside this server at most once per actor, name of the act and `Idempotency-Key`, for 24 hours.
 *
 * The first call claims the `Idempotency-Key`. The claim is committed before the act, and the answer of the act is
 * committed after the act. A second call gets the stored answer. A claim without an answer means that the act is
 * running, or that the server or the upstream failed in the middle. In these cases nobody knows whether the act was
 * done, so the second call does not do the act. The rules follow the IETF draft "The Idempotency-Key HTTP Header
 * Field", section 2.6: 409 while the first call runs, 422 for another input.
 *
 * @param input plain data, as the door parsed it.
 * @param act the act itself. Its answer is stored as JSON.
 * @throws {Refusal} `idempotency_mismatch`; `conflict` when the first call has no answer; `unavailable` when the claim
 * cannot be stored; and everything that `checkAgain` and `act` throw.
 */
export async function sendOnce<T>(call: OutsideCall, input: unknown, act: () => Promise<Outcome<T>>): Promise<T> {
  const key = replayKeyOf(call);
  if (key === null) return (await act()).answer;
  const fingerprint = fingerprintOf(input);
  for (const waitMs of [...LOOKS_MS, null]) {
    const claimedAt = call.now();
    const first = await claim(call.pool, key, fingerprint, claimedAt);
    if (first === null) return store(call, key, claimedAt, await act());
    if (!fingerprint.equals(first.fingerprint)) throw new Refusal('idempotency_mismatch', call.name);
    if (first.answer !== null) return first.answer as T;
    if (claimedAt.getTime() - first.created_at.getTime() > LONGEST_ACT_MS) throw lost();
    if (waitMs === null) break;
    await setTimeout(waitMs);
    // During the pause, the caller may have lost the right to the act, for example because its API key has ended. So
    // this call checks the right again before it tries to do the act itself.
    await call.checkAgain();
  }
  throw stillRunning();
}

interface Claim {
  fingerprint: Buffer;
  answer: unknown;
  created_at: Date;
}

/**
 * Claims the `Idempotency-Key` of a call. Returns null when this call has the claim now, and otherwise the claim of an
 * earlier call.
 */
async function claim(pool: Pool, key: ReplayKey, fingerprint: Buffer, now: Date): Promise<Claim | null> {
  try {
    const claimed = await pool.query({
      name: 'claim-act',
      text: CLAIM,
      values: [...key, fingerprint, now, startOfReplays(now)],
    });
    if (claimed.rowCount === 1) return null;
    const { rows } = await pool.query<Claim>({ name: 'read-claim', text: READ, values: key });
    // There is no row when the first call has just deleted its claim, because its act was not done. The returned claim
    // has no answer, so this call waits and then tries to claim the `Idempotency-Key` again.
    return rows[0] ?? { fingerprint, answer: null, created_at: now };
  } catch (error) {
    throw new Refusal('unavailable', `no claim: ${error instanceof Error ? error.message : 'unknown'}`);
  }
}

/**
 * Stores the answer of an act. When the act was not done, deletes the claim instead. When the database cannot do
 * either, the caller still gets the answer.
 */
async function store<T>({ pool, onUnstored }: OutsideCall, key: ReplayKey, claimedAt: Date, outcome: Outcome<T>) {
  const { answer, isFinal } = outcome;
  const values = isFinal ? [...key, claimedAt, JSON.stringify(answer)] : [...key, claimedAt];
  await pool.query(isFinal ? STORE : GIVE_BACK, values).catch(onUnstored);
  return answer;
}

const CLAIM = `
  insert into platform.idempotency as claim (actor_id, procedure, key, fingerprint, created_at)
  values ($1, $2, $3, $4, $5)
  on conflict (actor_id, procedure, key) do update
    set fingerprint = excluded.fingerprint, created_at = excluded.created_at, answer = null
    where claim.created_at < $6`;
const OF_KEY = 'actor_id = $1 and procedure = $2 and key = $3';
const READ = `select fingerprint, answer, created_at from platform.idempotency where ${OF_KEY}`;
const STORE = `update platform.idempotency set answer = $5::jsonb where ${OF_KEY} and created_at = $4`;
const GIVE_BACK = `delete from platform.idempotency where ${OF_KEY} and created_at = $4 and answer is null`;

const stillRunning = () =>
  new Refusal('conflict', 'the first call is running', {
    message: 'The first call with this Idempotency-Key has no answer yet. Send it again in a moment.',
    retryAfterS: 2,
  });

const lost = () =>
  new Refusal('conflict', 'the first call has no answer', {
    message:
      'The first call with this Idempotency-Key ended without an answer. It may have been sent. ' +
      'To send it again, use another key.',
  });
