import { Refusal } from '../platform/refusal.ts';
import { transaction, type Work } from '../platform/work.ts';
import type { Call } from './call.ts';
import { fingerprintOf, type ReplayKey, replayKeyOf, startOfReplays } from './replay.ts';

/** The input of a change, and whether its answer has a secret. */
interface Asked {
  input: unknown;
  secret: boolean;
}

interface Answer {
  id?: string;
}

interface Replay {
  fingerprint: Buffer;
  resource_id: string | null;
  answer: unknown;
}

/**
 * Runs a change once per actor, name of the act and `Idempotency-Key`, for 24 hours.
 *
 * The transaction of the change inserts a row for the `Idempotency-Key`. A second call with this key waits until the
 * transaction of the first call ends, and then gets the answer of the first call. When the first call fails in the
 * middle, its row is rolled back, and the second call runs the change.
 *
 * @throws {Refusal} `idempotency_mismatch` when an earlier call had the same key and another input; `already_created`
 * when the first call has made the change and its answer has a secret, because a secret is not stored.
 */
export function runOnce<T>(call: Call, { input, secret }: Asked, run: (work: Work) => Promise<T>): Promise<T> {
  const row = replayKeyOf(call);
  if (row === null) return run(call.work);
  const fingerprint = fingerprintOf(input);
  return transaction(call.work, async (tx) => {
    await forgetOld(tx, row);
    const inserted = await tx.em.execute<{ key: string }[]>(
      `insert into platform.idempotency (actor_id, procedure, key, fingerprint, created_at) values (?, ?, ?, ?, ?)
       on conflict do nothing returning key`,
      [...row, fingerprint, tx.now],
    );
    if (inserted.length === 0) return replay<T>(tx, row, fingerprint);
    const answer = await run(tx);
    await tx.em.flush();
    await tx.em.execute(
      'update platform.idempotency set resource_id = ?, answer = ?::jsonb where actor_id = ? and procedure = ? and key = ?',
      [(answer as Answer).id ?? null, secret ? null : JSON.stringify(answer), ...row],
    );
    return answer;
  });
}

async function replay<T>(work: Work, row: ReplayKey, fingerprint: Buffer): Promise<T> {
  const found = await work.em.execute<Replay[]>(
    'select fingerprint, resource_id, answer from platform.idempotency where actor_id = ? and procedure = ? and key = ?',
    row,
  );
  const first = found[0];
  if (first === undefined || !fingerprint.equals(first.fingerprint))
    throw new Refusal('idempotency_mismatch', row.join(' '));
  if (first.answer === null) {
    throw new Refusal(
      'already_created',
      row.join(' '),
      first.resource_id === null ? {} : { resourceId: first.resource_id },
    );
  }
  return first.answer as T;
}

// Deletes the row with the `Idempotency-Key` of this call when the row is older than a day. Also deletes up to 20 other
// rows of that age, so that the nightly job has few rows to delete.
async function forgetOld(work: Work, row: ReplayKey): Promise<void> {
  const dayAgo = startOfReplays(work.now);
  await work.em.execute(
    'delete from platform.idempotency where actor_id = ? and procedure = ? and key = ? and created_at < ?',
    [...row, dayAgo],
  );
  await work.em.execute(
    `delete from platform.idempotency where ctid in
       (select ctid from platform.idempotency where created_at < ? limit 20 for update skip locked)`,
    [dayAgo],
  );
}
