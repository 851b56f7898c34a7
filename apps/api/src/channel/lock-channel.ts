import type { ChannelId } from '@chatelaine/shared';
import { type Locked, lockedNow, type Transaction } from '../platform/work.ts';

/**
 * Locks channel rows, always in the order of their ids, and takes the instant anew.
 *
 * First in the lock order (channel, permission, key): two who make keys for one number queue here. `for no key update`
 * lets others go on referring to the row meanwhile.
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
