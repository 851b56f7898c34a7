import { transaction, type Work } from '../platform/work.ts';

const BATCH = 1_000;

/** Runs a statement until it deletes fewer rows than the limit that is its last value. */
export async function inBatches(work: Work, statement: string, values: readonly unknown[]): Promise<void> {
  for (;;) {
    const [deleted] = await work.em.execute<{ count: number }[]>(statement, [...values, BATCH]);
    if ((deleted?.count ?? 0) < BATCH) return;
  }
}

/**
 * Deletes some messages together with their statuses, a thousand in each transaction. It skips messages that another
 * transaction has locked. It may be interrupted at any time.
 */
export async function deleteMessages(work: Work, where: string, values: readonly unknown[]): Promise<void> {
  const lock = `select id from message where ${where} limit ? for update skip locked`;
  for (;;) {
    const count = await transaction(work, async (tx) => {
      const rows = await tx.em.execute<{ id: string }[]>(lock, [...values, BATCH]);
      const ids = JSON.stringify(rows.map(({ id }) => id));
      if (rows.length > 0) for (const statement of DELETE) await tx.em.execute(statement, [ids]);
      return rows.length;
    });
    if (count < BATCH) return;
  }
}

// A statement does not see the statuses that a carry commits after the statement has begun. So the messages are locked by
// a statement of its own, and the statements after it see every status.
const IDS = '(select jsonb_array_elements_text(?::jsonb))';
const DELETE = [`delete from message_status where message_id in ${IDS}`, `delete from message where id in ${IDS}`];
