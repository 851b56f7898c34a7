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
/** The highest number of secrets in one statement. */
const MOST_SECRETS = 64;

/** The calls that wait for the facts about one secret. */
interface Asked {
  hash: Buffer;
  found: PromiseWithResolvers<KeyRecord | null>;
}

/**
 * Makes the look-up of the gateway. While the database is busy, all waiting calls share the next statement. One
 * statement for all costs much less than one statement for each call. No answer is kept for a later call.
 */
export function openKeyLookUp(pool: Pool): KeyLookUp {
  // The map is keyed by the hash, so calls with the same key also share a row.
  const waiting = new Map<string, Asked>();
  let running = 0;

  async function send(): Promise<void> {
    const asked = [...waiting.values()].slice(0, MOST_SECRETS);
    for (const { hash } of asked) waiting.delete(idOf(hash));
    running++;
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
    if (waiting.size > 0) void send();
  }

  return (hash) => {
    const id = idOf(hash);
    const known = waiting.get(id);
    if (known !== undefined) return known.found.promise;
    const asked = { hash, found: Promise.withResolvers<KeyRecord | null>() };
    waiting.set(id, asked);
    if (running < MOST_STATEMENTS) void send();
    return asked.found.promise;
  };
}

const idOf = (hash: Buffer): string => hash.toString('latin1');
