import type { Channel, ChannelId, ChatelaineEvent } from '@chatelaine/shared';
import type { Entries, NotedNumber, StoredKey } from './entries.ts';
import type { Keys, UnmadeKey } from './keys.ts';
import type { NumbersOptions } from './options.ts';
import type { IncomingRequest } from './request.ts';

/** The changes that `sync` made. */
export interface SyncReport {
  /** Numbers that have a new key. */
  made: ChannelId[];
  /**
   * Numbers whose key was deleted from the store, because somebody revoked, replaced or rotated the key, because the
   * key has expired, or because the permission is over.
   */
  ended: ChannelId[];
  /** Numbers whose key could not be made, and why. */
  unmade: UnmadeKey[];
}

/** The stored numbers and keys. */
export interface Kept {
  entries: Entries;
  keys: Keys;
}

type Sync = () => Promise<SyncReport>;
type Options = Pick<NumbersOptions<IncomingRequest>, 'chatelaine' | 'key'>;

// Permissions and keys that expire record no event when they end, so everything is checked once an hour.
const WHOLE_LOOK_MS = 3_600_000;
const ALL = { limit: Number.POSITIVE_INFINITY };

/**
 * Updates the store. Events name the numbers to check, and Chatelaine has their current state. So the order of events
 * does not matter.
 */
export function createSync(options: Options, kept: Kept): Sync {
  let lastId: string | undefined;
  let wholeAt = Number.NEGATIVE_INFINITY;
  return async () => {
    const now = Date.now();
    const isWhole = now - wholeAt >= WHOLE_LOOK_MS;
    const news: ChatelaineEvent[] = [];
    for await (const event of options.chatelaine.events.list()) {
      if (event.id === lastId) break;
      news.push(event);
      if (!lastId) break;
    }
    // This matches `permission.granted` and `permission.withdrawn`, but not `permission.expiring`.
    for (const { type, channelId, at } of news)
      if (/^permission\.[gw]/.test(type) && channelId) await kept.entries.disown(channelId, at);
    const changed = news.map(({ channelId }) => channelId);
    const report = await reconcile(options, kept, isWhole ? undefined : changed);
    // This line comes after the work: if the work failed, the same events are read again.
    lastId = news[0]?.id ?? lastId;
    if (isWhole) wholeAt = now;
    return report;
  };
}

/** Compares the store with Chatelaine's current state: for these numbers, or for all numbers. */
async function reconcile({ chatelaine, key }: Options, { entries, keys }: Kept, only?: readonly (ChannelId | null)[]) {
  const report: SyncReport = { made: [], ended: [], unmade: [] };
  if (only?.length === 0) return report;
  // The store is read before Chatelaine. An entry that is stored meanwhile is newer than Chatelaine's answer, and
  // stays.
  const [numbers, stored] = [await entries.numbers(), await entries.keys()];
  const shared = await chatelaine.channels.list({ permission: 'shared', limit: 200 }).toArray(ALL);
  const isLive = await liveKeys(chatelaine);
  for (const id of new Set(
    [...numbers, ...stored].map(({ channelId }) => channelId).concat(shared.map(({ id }) => id)),
  )) {
    if (only && !only.includes(id)) continue;
    const noted = numbers.filter(({ channelId }) => channelId === id);
    const held = stored.filter(({ channelId }) => channelId === id);
    const channel = shared.find((one) => one.id === id);
    // The newest secret. The older secrets were deleted when this secret was stored.
    const [newest] = held;
    const isDead = newest && !isLive(newest);
    if (!channel) await entries.forget(noted);
    if (newest && (isDead || !channel)) {
      await entries.forget(held);
      report.ended.push(id);
      if (channel && (await wasEnded(chatelaine, newest))) await entries.markEnded(id, newest.at);
    }
    const isOurs = channel && (noted.length > 0 || (await adopt(entries, channel, numbers)));
    if (!isOurs || !key || channel.status !== 'running' || (newest && !isDead)) continue;
    const unmade = await keys.tryToMake(id);
    report.unmade.push(...unmade);
    if (unmade.length === 0) report.made.push(id);
  }
  return report;
}

/**
 * Returns a function that says whether a stored secret works. When somebody else has rotated a key, the key is live but
 * the stored secret may have ended.
 */
async function liveKeys({ channelKeys }: Options['chatelaine']): Promise<(key: StoredKey) => boolean> {
  const live = await channelKeys.list({ status: 'live', limit: 200 }).toArray(ALL);
  const names = live.flatMap(({ id, secrets }) => secrets.map(({ createdAt }) => id + createdAt));
  return ({ keyId, at }) => names.includes(keyId + at);
}

/**
 * Returns whether a stored key ended for another reason than its permission: somebody revoked, replaced or rotated the
 * key, or the key has expired. `sync` does not replace such a key: otherwise two programs could end each other's keys
 * for ever.
 */
async function wasEnded({ channelKeys }: Options['chatelaine'], { keyId, channelId }: StoredKey): Promise<boolean> {
  const made = await channelKeys.list({ channelId }).toArray(ALL);
  return made.find(({ id }) => id === keyId)?.status !== 'permission_ended';
}

/**
 * Finds the account for a number that a client shared although no visitor asked: the account that has other numbers of
 * this client. Adds the number to that account, but only when exactly one account has numbers of this client.
 */
async function adopt(entries: Entries, { id, clientId }: Channel, numbers: readonly NotedNumber[]): Promise<boolean> {
  const [account, other] = new Set(numbers.filter((one) => one.clientId === clientId).map((one) => one.account));
  if (!account || other) return false;
  await entries.note({ account, channelId: id, clientId, at: new Date().toISOString() }, 'sync');
  return true;
}
