import type { Pool } from 'pg';
import { findKeyRecords, type KeyRecord } from './key-record.ts';

/**
 * Finds all facts about a secret by its SHA-256; null for an unknown secret. The statement is sent after the call came,
 * so its answer has everything that was committed before the call.
 */
export type KeyLookUp = (hash: Buffer) => Promise<KeyRecord | null>;

/**
 * The number of places for look-up statements. A statement occupies a place until it ends or becomes slow. A call that
 * comes while all places are taken waits for the next statement, together with other calls.
 */
const MOST_STATEMENTS = 2;
/**
 * The time in milliseconds after which a statement gives its place to the next statement. A normal statement takes a
 * few milliseconds. The connection of a slow statement may be dead, and then another connection still works.
 */
const SLOW_MS = 250;
/**
 * The number of connections that the look-ups can use: one for each place, and one more while statements are slow. So
 * slow statements never use a connection that other work needs.
 */
export const LOOK_UP_CONNECTIONS = MOST_STATEMENTS + 1;
/** The highest number of secrets in one statement. */
const MOST_SECRETS = 64;

/**
 * The longest wait of a call until its statement is sent, in milliseconds. Without this limit, calls would queue for
 * minutes while the database does not answer. After the wait, the statement itself can take the same time.
 */
const LONGEST_WAIT_MS = 5_000;

/** The calls that wait for the facts about one secret. */
interface Asked {
  hash: Buffer;
  /** The time at which the first of these calls came, by `performance.now()`. */
  since: number;
  found: PromiseWithResolvers<KeyRecord | null>;
}

/**
 * Makes the look-up of the gateway. While the database is busy, all waiting calls share the next statement. One
 * statement for all costs much less than one statement for each call. No answer is kept for a later call. A call that has
 * waited too long for its statement is refused.
 *
 * @param pool connections that nothing else uses. So no other work can keep the look-ups waiting.
 */
export function openKeyLookUp(pool: Pool): KeyLookUp {
  // The map has one entry for each hash, so calls with the same secret share one entry and one row of the answer.
  const waiting = new Map<string, Asked>();
  const places = openPlaces(() => sendNext());

  // Refuses the calls that have waited too long. The map has the calls in the order in which they came. No timer is
  // needed for this: every statement has a time limit, and this function runs after each statement.
  function refuseLate(): void {
    const latest = performance.now() - LONGEST_WAIT_MS;
    for (const [id, { since, found }] of waiting) {
      if (since >= latest) return;
      waiting.delete(id);
      found.reject(new Error('the look-ups before this one took too long'));
    }
  }

  const sendNext = () => {
    while (waiting.size > 0 && places.isFree()) void send();
  };

  async function send(): Promise<void> {
    const asked = [...waiting.values()].slice(0, MOST_SECRETS);
    for (const { hash } of asked) waiting.delete(idOf(hash));
    const leave = places.take();
    try {
      const records = await findKeyRecords(
        pool,
        asked.map(({ hash }) => hash),
      );
      for (const [at, { found }] of asked.entries()) found.resolve(records[at] ?? null);
    } catch (error) {
      for (const { found } of asked) found.reject(error);
    }
    leave();
    refuseLate();
    sendNext();
  }

  return (hash) => {
    const id = idOf(hash);
    const known = waiting.get(id);
    if (known !== undefined) return known.found.promise;
    const asked = { hash, since: performance.now(), found: Promise.withResolvers<KeyRecord | null>() };
    waiting.set(id, asked);
    sendNext();
    return asked.found.promise;
  };
}

/** Counts the statements that run. A slow statement leaves its place early, and `onFree` is called. */
function openPlaces(onFree: () => void) {
  let taken = 0;
  let running = 0;
  return {
    isFree: () => taken < MOST_STATEMENTS && running < LOOK_UP_CONNECTIONS,
    /** Takes a place. Returns the function to call when the statement has ended. */
    take() {
      let isTaken = true;
      taken++;
      running++;
      const leave = () => {
        clearTimeout(slow);
        if (isTaken) taken--;
        isTaken = false;
      };
      const slow = setTimeout(() => {
        leave();
        onFree();
      }, SLOW_MS);
      return () => {
        running--;
        leave();
      };
    },
  };
}

const idOf = (hash: Buffer): string => hash.toString('latin1');
