import type { ChannelId } from '@chatelaine/shared';
import { ChatelaineError } from '../error/chatelaine-error.ts';
import type { Entries } from './entries.ts';
import { NumbersError } from './numbers-error.ts';
import type { NumbersOptions } from './options.ts';
import { inMs } from './question.ts';
import type { IncomingRequest } from './request.ts';

/** A number for which no key could be made. */
export interface UnmadeKey {
  /** The number. */
  channelId: ChannelId;
  /** The reason: a code of `ApiError`, `ConnectionError` or `NumbersError`, e.g. `channel_not_running`. */
  code: string;
}

/** Makes keys and returns their secrets. */
export interface Keys {
  /**
   * Returns the secret of the key for a number of an account. Makes a key when the store has no key of the number. If
   * somebody ended the last key of the number, makes a new key only when `isWanted` is true.
   */
  secretOf(account: string, channelId: ChannelId, isWanted?: boolean): Promise<string>;
  /**
   * Makes a key when the store has no key of the number and nobody ended the number's last key. Returns an empty list
   * when the number has a key now. If not, returns one entry with the number and the reason.
   */
  tryToMake(channelId: ChannelId): Promise<UnmadeKey[]>;
}

// The lifetime of the entry `making/…`, with which a process reserves the making of a key. The lifetime is longer than
// `channelKeys.create` takes with all its retries.
const MAKING_MS = 180_000;

/** Makes the functions of `Keys` for one store. */
export function createKeys<R extends IncomingRequest>(
  { chatelaine, store, key }: NumbersOptions<R>,
  entries: Entries,
): Keys {
  const ensure = async (channelId: ChannelId, isWanted = false): Promise<string> => {
    const stored = async () => (await entries.keys(channelId))[0]?.secret;
    const found = await stored();
    if (found) return found;
    if (!isWanted && (await entries.isEnded(channelId))) throw new NumbersError('key_ended');
    if (!key) throw new NumbersError('no_key');
    // Only one process at a time makes a key for a number, because a second key would end the first key. The entry
    // `making/…` expires, because this process may die before it deletes the entry.
    const making = `making/${channelId}`;
    if (!(await store.add(making, '', inMs(MAKING_MS)))) throw new NumbersError('busy');
    try {
      // The store is read again, because another process may have stored a key just before.
      const meanwhile = await stored();
      if (meanwhile) return meanwhile;
      const made = await chatelaine.channelKeys.create({ ...key, channelId });
      await entries.saveKey(made);
      return made.secret;
    } finally {
      await store.delete(making);
    }
  };
  return {
    async secretOf(account, channelId, isWanted) {
      const [noted] = await entries.numbers(account, channelId);
      if (!noted) throw new NumbersError('not_yours');
      return ensure(channelId, isWanted);
    },
    async tryToMake(channelId) {
      try {
        await ensure(channelId);
        return [];
      } catch (error) {
        if (error instanceof ChatelaineError) return [{ channelId, code: error.code }];
        throw error;
      }
    },
  };
}
