import type { Work } from '../work.ts';

const BATCH = 1_000;

/** The rows of a table that are no longer needed. */
export interface Stale {
  table: string;
  where: string;
  values: readonly unknown[];
}

/**
 * Deletes rows a thousand at a time, each batch in a statement of its own, and returns their number. It skips rows that
 * another node has locked. It may be interrupted at any time.
 */
export async function deleteInBatches(work: Work, { table, where, values }: Stale): Promise<number> {
  const statement = `delete from ${table} where ctid in
    (select ctid from ${table} where ${where} limit ? for update skip locked) returning 1`;
  let total = 0;
  for (;;) {
    const rows = await work.em.execute<unknown[]>(statement, [...values, BATCH]);
    total += rows.length;
    if (rows.length < BATCH) return total;
  }
}
