/** One entry of a {@link NumbersStore}. */
export interface StoreEntry {
  /** The name of the entry: up to 300 ASCII characters, without any secret. */
  name: string;
  /** The value of the entry. The value may be a secret: encrypt the value, and do not log it. */
  value: string;
}

/**
 * The store of `connectNumbers` for everything that must outlive a request: questions, the owners of numbers, and the
 * secrets of keys.
 *
 * Entries are never changed, only added and deleted. So one table with a unique name, or one Redis, is enough. A store
 * guarantees four things:
 *
 * - **`add` and `delete` are atomic.** When two calls with the same name run at once, in any processes, exactly one
 *   gets `true`. In SQL: `insert … on conflict do nothing`, and `delete … returning`.
 * - **A written entry is durable.** The promise of `add` resolves only when a crash can no longer lose the entry. The
 *   next read returns the entry: do not read from a cache, or from a replica that lags.
 * - **An entry whose `expiresAt` is over counts as absent**: `add` may then add an entry with the same name. Other
 *   entries stay until they are deleted.
 * - **Values are encrypted.** The values of entries whose names begin with `key/` are secrets of API keys.
 */
export interface NumbersStore {
  /**
   * Adds an entry and returns `true`. If an entry with this name exists, returns `false` and leaves that entry
   * unchanged.
   */
  add(name: string, value: string, expiresAt?: Date): Promise<boolean>;
  /** Returns the value of an entry; `null` or `undefined` when there is none. */
  get(name: string): Promise<string | null | undefined>;
  /** Returns all entries whose names begin with this text, in any order. */
  list(beginning: string): Promise<StoreEntry[]>;
  /** Deletes an entry. Returns whether the entry existed. */
  delete(name: string): Promise<boolean>;
}
