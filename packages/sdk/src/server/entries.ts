import type { ApiKeyId, ChannelId, ClientId, CreatedChannelKey } from '@chatelaine/shared';
import type { NumbersStore } from './store.ts';

/** A number that an account has connected. */
export interface NotedNumber {
  account: string;
  channelId: ChannelId;
  clientId: ClientId;
  /** When the client answered, or when the number was found to be Shared: ISO 8601. */
  at: string;
}

/** The secret of a key, with the fields that distinguish it from other secrets of its number. */
export interface StoredKey {
  channelId: ChannelId;
  /** When the secret was made: ISO 8601, by Chatelaine's clock. */
  at: string;
  keyId: ApiKeyId;
  secret: string;
}

/** A value that was read from the store, with the name of its entry. */
export interface Named {
  entry: string;
}

/** The functions that read and write the entries of the store. */
export interface Entries {
  /**
   * Returns all numbers; with an account, only its numbers; with an account and a number, only the entries of this
   * number.
   */
  numbers(account?: string, channelId?: ChannelId): Promise<(NotedNumber & Named)[]>;
  /**
   * Stores that an account has a number. `because` names the reason: the id of the client's answer, or `sync`. Two
   * calls with the same number, account and reason make one entry.
   */
  note(number: NotedNumber, because: string): Promise<unknown>;
  /** Returns all secrets, or the secrets of one number, newest first. */
  keys(channelId?: ChannelId): Promise<(StoredKey & Named)[]>;
  /** Stores a secret, and deletes the older secrets of its number. */
  saveKey(key: CreatedChannelKey): Promise<void>;
  /**
   * Deletes exactly these entries. An entry that was stored in place of one of these entries has another name, and
   * stays.
   */
  forget(entries: readonly Named[]): Promise<void>;
  /** Deletes the entries in this list that are older than an instant. */
  forgetOlder(at: string, entries: readonly (Named & { at: string })[]): Promise<void>;
  /**
   * Deletes the stored owners of a number that are older than `at`: the instant at which the number's permission began
   * or ended. If the number's entry `ended/…` is about a key that is older than `at`, deletes that entry too. Newer
   * entries stay, because several processes read the same event at different times.
   */
  disown(channelId: ChannelId, at: string): Promise<void>;
  /** Returns whether somebody ended the last key of a number while the number was Shared, as stored by `markEnded`. */
  isEnded(channelId: ChannelId): Promise<boolean>;
  /** Stores that somebody ended the key of a number. `at` is the instant at which the key's secret was made. */
  markEnded(channelId: ChannelId, at: string): Promise<unknown>;
}

/**
 * Makes the functions of `Entries` for one store. Each part of an entry's name is encoded, so that an account whose id
 * has a slash cannot reach the entries of another account.
 */
export function createEntries(store: NumbersStore): Entries {
  // Each argument that was passed becomes a part of the name, even `undefined`. If a missing account or number were
  // left out, all entries of all accounts or numbers would begin with the name, and `list` would return their secrets.
  const nameOf = (...parts: (string | undefined)[]) =>
    parts.map((part) => `${encodeURIComponent(part as string)}/`).join('');
  const list = async <T>(...parts: (string | undefined)[]): Promise<(T & Named)[]> =>
    (await store.list(nameOf(...parts))).map(({ name, value }) => ({ ...JSON.parse(value), entry: name }));
  const keys: Entries['keys'] = async (...channelId) =>
    (await list<StoredKey>('key', ...channelId)).sort((a, b) => (a.at < b.at ? 1 : -1));
  const forget: Entries['forget'] = async (entries) => {
    for (const { entry } of entries) await store.delete(entry);
  };
  const forgetOlder: Entries['forgetOlder'] = (at, entries) => forget(entries.filter((one) => one.at < at));
  return {
    keys,
    forget,
    forgetOlder,
    async disown(channelId, at) {
      if (((await store.get(nameOf('ended', channelId))) ?? at) < at) await store.delete(nameOf('ended', channelId));
      const numbers = await list<NotedNumber>('number');
      await forgetOlder(
        at,
        numbers.filter((one) => one.channelId === channelId),
      );
    },
    isEnded: async (channelId) => (await store.get(nameOf('ended', channelId))) != null,
    markEnded: (channelId, at) => store.add(nameOf('ended', channelId), at),
    numbers: (...owner) => list('number', ...owner),
    note: (number, because) =>
      store.add(nameOf('number', number.account, number.channelId, because), JSON.stringify(number)),
    async saveKey({ channelId, id: keyId, secret, createdAt, secrets }) {
      // A rotated key keeps its id and its `createdAt`. So the time of its newest secret is stored, which differs after
      // each rotation.
      const at = [createdAt, ...secrets.map((one) => one.createdAt)].sort().at(-1) ?? '';
      await store.add(nameOf('key', channelId, at, keyId), JSON.stringify({ channelId, at, keyId, secret }));
      await store.delete(nameOf('ended', channelId));
      await forgetOlder(at, await keys(channelId));
    },
  };
}
