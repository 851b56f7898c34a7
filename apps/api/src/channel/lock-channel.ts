import type { ChannelId } from '@chatelaine/shared';
import { type Locked, lockedNow, type Transaction } from '../platform/work.ts';

/**
 * Locks channel rows in the order of their ids. Then reads the clock again, because this request may have waited for
 * the locks.
 *
 * The channel is locked before the permission and the key, so two requests that make keys for one number wait here for
 * each other. The lock is `for no key update`, so other transactions can still insert rows that refer to the channel.
 */
export async function lockChannels<W extends Transaction>(
  work: W,
  ids: readonly ChannelId[],
): Promise<W & Locked<'channel'>> {
  for (const id of [...new Set(ids)].sort()) {
    await work.em.execute('select id from channel where id = ? for no key update', [id]);
  }
  return lockedNow(work, 'channel');
}
