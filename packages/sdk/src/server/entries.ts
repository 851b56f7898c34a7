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

/** The name of an entry in the store. */
export interface Named {
  entry: string;
}

/** The entries of the store, by their meaning. */
export interface Entries {
  /** Returns all numbers, or the numbers of one account, or the entries of one number of an account. */
  numbers(account?: string, channelId?: ChannelId): Promise<(NotedNumber & Named)[]>;
  /** Stores a number. `because` is the id of the proof: two calls with the same proof make one entry. */
  note(number: NotedNumber, because: string): Promise<unknown>;
  /** Returns all secrets, or the secrets of one number, newest first. */
  keys(channelId?: ChannelId): Promise<(StoredKey & Named)[]>;
  /** Stores a secret, and deletes the older secrets of its number. */
  saveKey(key: CreatedChannelKey): Promise<void>;
  /** Deletes exactly these entries. An entry that replaced one of them has another name, and stays. */
  forget(entries: readonly Named[]): Promise<void>;
  /** Deletes the entries in this list that are older than an instant. */
  forgetOlder(at: string, entries: readonly (Named & { at: string })[]): Promise<void>;
  /**
   * Deletes the older owners of a number, because the number's permission began or ended at this instant. If the entry
   * `ended/…` is about an older key, deletes that entry too. Newer entries stay: several processes read the same event
   * at different times.
   */
  disown(channelId: ChannelId, at: string): Promise<void>;
  /** Returns whether somebody ended the key of a number that is still Shared. */
  isEnded(channelId: ChannelId): Promise<boolean>;
  /** Stores that somebody ended the key of a number. `at` is the instant at which the key's secret was made. */
  markEnded(channelId: ChannelId, at: string): Promise<unknown>;
}

/**
 * Names the entries of a store. Each part of a name is encoded, so that no account can reach the entries of another
 * account.
 */
export function createEntries(store: NumbersStore): Entries {
  // Each part that was passed is in the name, even `undefined`. If a missing account or number were left out, the name
  // would mean the entries of all accounts or numbers, with their secrets.
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
      // A rotated key keeps its id and its creation time. Its newest secret has its own time.
      const at = [createdAt, ...secrets.map((one) => one.createdAt)].sort().at(-1) ?? '';
      await store.add(nameOf('key', channelId, at, keyId), JSON.stringify({ channelId, at, keyId, secret }));
      await store.delete(nameOf('ended', channelId));
      await forgetOlder(at, await keys(channelId));
    },
  };
}
