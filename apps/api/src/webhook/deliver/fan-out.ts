import { databaseNow } from '../../platform/db/database-now.ts';
import type { Work } from '../../platform/work.ts';
import { FAN_OUT, FAN_OUT_CLIENT, FAN_OUT_PARTNER, FIND_LAGGING } from './fan-out.sql.ts';

interface Lagging {
  side: 'client' | 'partner';
  accountId: string;
  readId: string;
}

interface FanOutOptions {
  signal?: AbortSignal;
  /** Is told the error of a group. The other groups still get their deliveries. */
  onError?(error: unknown): void;
}

/** A turn ends after so many errors, because the database is probably away. */
const MOST_ERRORS = 3;

/**
 * Makes deliveries of the events that webhooks have not read yet. Each group of webhooks reads at most 500 events, so
 * that one with many delays no other. Several servers may run this at once: an event leads to one delivery.
 *
 * @returns whether there may be more events to read.
 */
export async function fanOut(beginWork: () => Work, { signal, onError }: FanOutOptions = {}): Promise<boolean> {
  const groups = await beginWork().em.execute<Lagging[]>(FIND_LAGGING);
  if (groups.length === 0) return false;
  const now = await databaseNow(beginWork());
  let [hasMore, errors] = [false, 0];
  for (const group of groups) {
    if (signal?.aborted || errors === MOST_ERRORS) return false;
    try {
      if ((await readOn(beginWork(), group, now)) === FAN_OUT) hasMore = true;
    } catch (error) {
      if (onError === undefined) throw error;
      onError(error);
      errors++;
    }
  }
  return hasMore;
}

/** Makes the deliveries of a group's next events. Returns how many events it has read. */
async function readOn(work: Work, { side, accountId, readId }: Lagging, now: Date): Promise<number> {
  const statement = side === 'client' ? FAN_OUT_CLIENT : FAN_OUT_PARTNER;
  const values = [now, accountId, readId, accountId, readId, now, now, now];
  const [made] = await work.em.execute<{ read: number; made: number }[]>(statement, values);
  return made?.read ?? 0;
}
