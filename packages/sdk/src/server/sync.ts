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

/** The functions for the stored numbers and their keys. */
export interface Kept {
  entries: Entries;
  keys: Keys;
}

type Sync = () => Promise<SyncReport>;
type Options = Pick<NumbersOptions<IncomingRequest>, 'chatelaine' | 'key'>;

// Chatelaine records no event when a permission or a key expires. So `sync` checks all numbers once an hour.
const WHOLE_LOOK_MS = 3_600_000;
const ALL = { limit: Number.POSITIVE_INFINITY };

/**
 * Makes the function `sync`, which updates the store. Events only tell `sync` which numbers to check; `sync` reads the
 * current state of these numbers from Chatelaine. So the order of events does not matter.
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
    // A grant or a withdrawal ends the ownership of earlier accounts. The pattern matches `permission.granted` and
    // `permission.withdrawn`, but not `permission.expiring`.
    for (const { type, channelId, at } of news)
      if (/^permission\.[gw]/.test(type) && channelId) await kept.entries.disown(channelId, at);
    const changed = news.map(({ channelId }) => channelId);
    const report = await reconcile(options, kept, isWhole ? undefined : changed);
    // The id of the newest event is kept after the work. If the work fails, the next call reads the same events again.
    lastId = news[0]?.id ?? lastId;
    if (isWhole) wholeAt = now;
    return report;
  };
}

/**
 * Compares the store with Chatelaine's current state and corrects the store: for the numbers in `only`, or for all
 * numbers when `only` is missing.
 */
async function reconcile({ chatelaine, key }: Options, { entries, keys }: Kept, only?: readonly (ChannelId | null)[]) {
  const report: SyncReport = { made: [], ended: [], unmade: [] };
  if (only?.length === 0) return report;
  // The store is read before Chatelaine is asked. So an entry that another process stores in the meantime is not in
  // these two lists, and is not deleted here.
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
    // `held` has the newest secret first. Only this secret counts: `saveKey` deletes the older secrets of a number.
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
 * Returns a function that says whether a stored secret still works. It is not enough that the key is live: after a
 * rotation by somebody else, the key is live but the stored secret may have ended.
 */
async function liveKeys({ channelKeys }: Options['chatelaine']): Promise<(key: StoredKey) => boolean> {
  const live = await channelKeys.list({ status: 'live', limit: 200 }).toArray(ALL);
  const names = live.flatMap(({ id, secrets }) => secrets.map(({ createdAt }) => id + createdAt));
  return ({ keyId, at }) => names.includes(keyId + at);
}

/**
 * Returns whether a stored key ended for another reason than its permission: somebody revoked, replaced or rotated the
 * key, or the key has expired. `sync` does not replace such a key. If it did, two programs with the same number could
 * replace each other's keys for ever.
 */
async function wasEnded({ channelKeys }: Options['chatelaine'], { keyId, channelId }: StoredKey): Promise<boolean> {
  const made = await channelKeys.list({ channelId }).toArray(ALL);
  return made.find(({ id }) => id === keyId)?.status !== 'permission_ended';
}

/**
 * Finds an account of yours for a number that a client shared although no visitor of yours asked: the account that has
 * other numbers of this client. If exactly one account has such numbers, adds the number to this account and returns
 * true.
 */
async function adopt(entries: Entries, { id, clientId }: Channel, numbers: readonly NotedNumber[]): Promise<boolean> {
  const [account, other] = new Set(numbers.filter((one) => one.clientId === clientId).map((one) => one.account));
  if (!account || other) return false;
  await entries.note({ account, channelId: id, clientId, at: new Date().toISOString() }, 'sync');
  return true;
}
