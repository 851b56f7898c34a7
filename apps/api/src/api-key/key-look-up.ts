import type { Pool } from 'pg';
import { findKeyRecords, type KeyRecord } from './key-record.ts';

/**
 * Finds all facts about a secret by its SHA-256; null for an unknown one. The statement that answers a call is sent after
 * the call came, so it sees everything that was committed before.
 */
export type KeyLookUp = (hash: Buffer) => Promise<KeyRecord | null>;

/** Statements at the same time. A call that comes while so many run waits for the next one, together with others. */
const MOST_STATEMENTS = 2;
/** Secrets of one statement. */
const MOST_SECRETS = 64;

/** The calls that wait for the facts about one secret. */
interface Asked {
  hash: Buffer;
  found: PromiseWithResolvers<KeyRecord | null>;
}

/**
 * Makes the look-up of the gateway. While the database is busy, the calls that wait share the next statement: it costs
 * them much less than a statement each. No answer is kept for a later call.
 */
export function openKeyLookUp(pool: Pool): KeyLookUp {
  // By the hash, so that calls with the same key share a row too.
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
