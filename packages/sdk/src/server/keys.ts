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
   * Returns the secret of an account's number. Makes a key when the number has no key. When somebody ended the key,
   * makes a new key only with `isWanted`.
   */
  secretOf(account: string, channelId: ChannelId, isWanted?: boolean): Promise<string>;
  /**
   * Makes a key when the number has no key and nobody ended its key. Returns the number and the reason when the key
   * could not be made.
   */
  tryToMake(channelId: ChannelId): Promise<UnmadeKey[]>;
}

// The lifetime of the entry `making/…`. It is longer than `create` takes with its retries.
const MAKING_MS = 180_000;

/** Creates the key functions for a store. */
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
    // Only one process at a time makes a key, because a second key would end the first. The entry expires, in case the
    // process dies here.
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
