import type { Work } from '../platform/work.ts';

const DAY_MS = 24 * 60 * 60_000;
const BATCH = 5_000;
/**
 * The number of days after which the row of a writer is deleted. A writer that has written nothing for so long has
 * ended, or has nothing to save.
 */
const WRITER_DAYS = 30;

/**
 * Deletes the rows of hours that are older than this many days, a few thousand rows at a time. Returns the number of
 * deleted rows.
 *
 * For each key and scope, the hour of the last use stays, but its count becomes zero. So a key that was not used for a
 * long time does not look like a key that was never used. Several nodes may run this function at the same time, and a
 * run may be interrupted at any time.
 */
export async function pruneUsage(work: Work, days: number): Promise<number> {
  const before = new Date(work.now.getTime() - days * DAY_MS);
  const deleted = await inBatches(work, DELETE, before);
  await inBatches(work, EMPTY, before);
  await work.em.execute('delete from platform.usage_writer where written_at < ? and (seen_at is null or seen_at < ?)', [
    new Date(work.now.getTime() - WRITER_DAYS * DAY_MS),
    new Date(work.now.getTime() - DAY_MS),
  ]);
  return deleted;
}

async function inBatches(work: Work, statement: string, before: Date): Promise<number> {
  let total = 0;
  for (;;) {
    const rows = await work.em.execute<unknown[]>(statement, [before, BATCH]);
    total += rows.length;
    if (rows.length < BATCH) return total;
  }
}

const OLD = "hour < date_trunc('hour', ?::timestamptz, 'UTC')";
const IS_LAST_USE = `(u.outcome = 'ok' and not exists (
  select from usage n where n.api_key_id = u.api_key_id and n.outcome = 'ok' and n.scope = u.scope and n.hour > u.hour))`;

// Rows that another node has locked are skipped, so two nodes never wait for each other.
const DELETE = `
  delete from usage where ctid in
    (select ctid from usage u where u.${OLD} and not ${IS_LAST_USE} limit ? for update of u skip locked)
  returning 1`;
const EMPTY = `
  update usage set calls = 0 where ctid in
    (select ctid from usage u where u.${OLD} and u.calls > 0 limit ? for update of u skip locked)
  returning 1`;
