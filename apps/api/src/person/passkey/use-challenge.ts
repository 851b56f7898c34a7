import { createHash } from 'node:crypto';
import { CHALLENGE_MS } from '../../platform/challenges.ts';
import { deleteInBatches } from '../../platform/db/delete-in-batches.ts';
import type { Transaction, Work } from '../../platform/work.ts';

/**
 * Marks a challenge as answered, in the transaction of the act that the answer allows. False when it was answered
 * before. When two answers come at the same time, the second waits for the commit of the first, and then gets false.
 */
export async function useChallenge(work: Transaction, challenge: string): Promise<boolean> {
  const hash = createHash('sha256').update(challenge).digest();
  const used = await work.em.execute<unknown[]>(
    'insert into passkey_challenge (hash, used_at) values (?, ?) on conflict do nothing returning 1',
    [hash, work.now],
  );
  return used.length > 0;
}

/** Deletes the marks of challenges that are no longer valid. The clocks of nodes may differ, so the marks stay longer. */
export async function prunePasskeyChallenges(work: Work): Promise<void> {
  const until = new Date(work.now.getTime() - 12 * CHALLENGE_MS);
  await deleteInBatches(work, { table: 'passkey_challenge', where: 'used_at <= ?', values: [until] });
}
