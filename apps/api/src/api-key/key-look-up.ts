import type { Pool } from 'pg';
import { findKeyRecords, type KeyRecord } from './key-record.ts';

/**
 * Finds all facts about a secret by its SHA-256; null for an unknown secret. The statement is sent after the call came,
 * so its answer has everything that was committed before the call.
 */
export type KeyLookUp = (hash: Buffer) => Promise<KeyRecord | null>;

/**
 * The highest number of statements that run at the same time. A call that comes while they run waits for the next
 * statement, together with other calls.
 */
const MOST_STATEMENTS = 2;
/**
 * The time in milliseconds after which a statement gives its place to the next one. A healthy statement takes a few
 * milliseconds. A slow one may be on a connection that leads nowhere any more, and then another connection still works.
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
 * The longest wait for the next statement, in milliseconds. A statement may take as long. Without this limit, calls would
 * queue for minutes while the database does not answer.
 */
const LONGEST_WAIT_MS = 5_000;

/** The calls that wait for the facts about one secret. */
interface Asked {
  hash: Buffer;
  /** When the first of these calls came, by `performance.now()`. */
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
  // The map is keyed by the hash, so calls with the same key also share a row.
  const waiting = new Map<string, Asked>();
  // The statements that have a place, and all statements that have no answer yet.
  let placed = 0;
  let running = 0;

  // The calls are in the order in which they came. This needs no timer: every statement has a time limit, and this
  // function runs after each of them.
  function refuseLate(): void {
    const latest = performance.now() - LONGEST_WAIT_MS;
    for (const [id, { since, found }] of waiting) {
      if (since >= latest) return;
      waiting.delete(id);
      found.reject(new Error('the look-ups before this one took too long'));
    }
  }

  const sendNext = () => {
    if (waiting.size > 0 && placed < MOST_STATEMENTS && running < LOOK_UP_CONNECTIONS) void send();
  };

  async function send(): Promise<void> {
    const asked = [...waiting.values()].slice(0, MOST_SECRETS);
    for (const { hash } of asked) waiting.delete(idOf(hash));
    running++;
    const place = takePlace();
    try {
      const records = await findKeyRecords(
        pool,
        asked.map(({ hash }) => hash),
      );
      for (const [at, { found }] of asked.entries()) found.resolve(records[at] ?? null);
    } catch (error) {
      for (const { found } of asked) found.reject(error);
    }
    running--;
    place.leave();
    refuseLate();
    sendNext();
  }

  function takePlace() {
    let isTaken = true;
    placed++;
    const leave = () => {
      clearTimeout(slow);
      if (isTaken) placed--;
      isTaken = false;
    };
    const slow = setTimeout(() => {
      leave();
      sendNext();
    }, SLOW_MS);
    return { leave };
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

const idOf = (hash: Buffer): string => hash.toString('latin1');
