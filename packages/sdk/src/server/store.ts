/** One entry of a {@link NumbersStore}. */
export interface StoreEntry {
  /** Its name: up to 300 ASCII characters, never a secret. */
  name: string;
  /** Its value, which may be a secret: encrypt it, and do not log it. */
  value: string;
}

/**
 * Where `connectNumbers` keeps what must outlive a request: questions, whose numbers they are, and the secrets of keys.
 *
 * Entries are never changed, only added and deleted, so one table with a unique name or one Redis is enough. A store
 * guarantees four things:
 *
 * - **`add` and `delete` are atomic.** Of two calls at once with the same name exactly one is told `true`, whichever
 *   process they come from. In SQL: `insert … on conflict do nothing`, and `delete … returning`.
 * - **What is written is there.** A promise resolves when the entry would survive a crash, and the next read sees it:
 *   no cache, no replica that lags.
 * - **An entry whose `expiresAt` is over counts as absent**, also for `add`. The others stay until they are deleted.
 * - **Values are encrypted.** Those of entries that begin with `key/` are secrets of API keys.
 */
export interface NumbersStore {
  /** Adds an entry. `false`: one with this name is there, and stays as it is. */
  add(name: string, value: string, expiresAt?: Date): Promise<boolean>;
  /** Gives the value of an entry; `null` or `undefined` when there is none. */
  get(name: string): Promise<string | null | undefined>;
  /** Gives all entries whose names begin with this text, in any order. */
  list(beginning: string): Promise<StoreEntry[]>;
  /** Deletes an entry and says whether it was there. */
  delete(name: string): Promise<boolean>;
}
