import type { ApiKeyId, ChannelId, ClientId, CreatedChannelKey } from '@chatelaine/shared';
import type { NumbersStore } from './store.ts';

/** A number that an account has connected. */
export interface NotedNumber {
  account: string;
  channelId: ChannelId;
  clientId: ClientId;
  /** When the client answered, or it was seen to be Shared: ISO 8601. */
  at: string;
}

/** The secret of a key, with what tells it from others of its number. */
export interface StoredKey {
  channelId: ChannelId;
  /** When the secret was made: ISO 8601, by Chatelaine's clock. */
  at: string;
  keyId: ApiKeyId;
  secret: string;
}

/** Under which name something is stored. */
export interface Named {
  entry: string;
}

/** What stands in the store, by its meaning. */
export interface Entries {
  /** All numbers; or those of one account, or one number of it. */
  numbers(account?: string, channelId?: ChannelId): Promise<(NotedNumber & Named)[]>;
  /** `because` is what proves it: noted twice for the same reason, it is one entry. */
  note(number: NotedNumber, because: string): Promise<unknown>;
  /** All secrets, or those of one number; the newest first. */
  keys(channelId?: ChannelId): Promise<(StoredKey & Named)[]>;
  /** Stores a secret, and forgets the older ones of its number. */
  saveKey(key: CreatedChannelKey): Promise<void>;
  /** Deletes exactly these: what has taken their place meanwhile has another name. */
  forget(entries: readonly Named[]): Promise<void>;
  /** Deletes those that are older than an instant. */
  forgetOlder(at: string, entries: readonly (Named & { at: string })[]): Promise<void>;
  /** Forgets whose a number was before an instant, and that its key was ended: its permission began or ended then. */
  disown(channelId: ChannelId, at: string): Promise<void>;
  /** Whether somebody ended the key of a number that is still Shared. */
  isEnded(channelId: ChannelId): Promise<boolean>;
  markEnded(channelId: ChannelId): Promise<unknown>;
}

/** Names the entries of a store. Each part is encoded, so that no account can reach into another's. */
export function createEntries(store: NumbersStore): Entries {
  const nameOf = (...parts: (string | undefined)[]) =>
    parts.map((part) => (part === undefined ? '' : `${encodeURIComponent(part)}/`)).join('');
  const list = async <T>(...parts: (string | undefined)[]): Promise<(T & Named)[]> =>
    (await store.list(nameOf(...parts))).map(({ name, value }) => ({ ...JSON.parse(value), entry: name }));
  const keys: Entries['keys'] = async (channelId) =>
    (await list<StoredKey>('key', channelId)).sort((a, b) => (a.at < b.at ? 1 : -1));
  const forget: Entries['forget'] = async (entries) => {
    for (const { entry } of entries) await store.delete(entry);
  };
  const forgetOlder: Entries['forgetOlder'] = (at, entries) => forget(entries.filter((one) => one.at < at));
  return {
    keys,
    forget,
    forgetOlder,
    async disown(channelId, at) {
      await store.delete(nameOf('ended', channelId));
      const numbers = await list<NotedNumber>('number');
      await forgetOlder(
        at,
        numbers.filter((one) => one.channelId === channelId),
      );
    },
    isEnded: async (channelId) => (await store.get(nameOf('ended', channelId))) != null,
    markEnded: (channelId) => store.add(nameOf('ended', channelId), ''),
    numbers: (account, channelId) => list('number', account, channelId),
    note: (number, because) =>
      store.add(nameOf('number', number.account, number.channelId, because), JSON.stringify(number)),
    async saveKey({ channelId, id: keyId, secret, createdAt, secrets }) {
      // A rotated key keeps its id and the time of its making; its newest secret has a time of its own.
      const at = [createdAt, ...secrets.map((one) => one.createdAt)].sort().at(-1) ?? '';
      await store.add(nameOf('key', channelId, at, keyId), JSON.stringify({ channelId, at, keyId, secret }));
      await store.delete(nameOf('ended', channelId));
      await forgetOlder(at, await keys(channelId));
    },
  };
}
