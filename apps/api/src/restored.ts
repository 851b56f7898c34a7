import type { Actor } from '@chatelaine/shared';
import { endRevivedKeys, findRevivedKeys, isNotRevoked, type RevivedKey } from './api-key/index.ts';
import { record } from './event/index.ts';
import { countQueued, endQueued } from './message/index.ts';
import { countRevivedRequests, endRevivedRequests } from './onboarding/index.ts';
import {
  endRevivedPermissions,
  findRevivedPermissions,
  isNotWithdrawn,
  type RevivedPermission,
} from './permission/index.ts';
import { countRevivedAccess, endRevivedAccess, type RevivedAccess } from './person/index.ts';
import { Refusal } from './platform/refusal.ts';
import { type Locked, lockedNow, type Transaction, transaction, type Work } from './platform/work.ts';
import { breakFeeds } from './session-event/index.ts';
import { findRevivedWebhooks, pauseRestored, type RevivedWebhooks } from './webhook/index.ts';

export interface RestoredInput {
  /** The time at which the restored backup was taken. All changes after that time are lost. */
  since: string;
  /**
   * The ids of keys and permissions that must not end. The owners of these keys and permissions confirm that nobody has
   * ended them.
   */
  keep: readonly string[];
  /** When true, nothing ends, and the result lists the access that would end. */
  dryRun: boolean;
}

/** What ended and which webhooks were paused, or what would end and which webhooks would be paused in a dry run. */
export interface Restored extends RevivedAccess, RevivedWebhooks {
  since: string;
  dryRun: boolean;
  permissions: RevivedPermission[];
  /**
   * `usedSince` says whether a call of the key was accepted after the backup. The restored database has no calls
   * between the backup and the restore, so this means a call after the restore.
   */
  keys: (RevivedKey & { usedSince: boolean })[];
  requests: number;
  /** The messages that waited to be sent. They end as failed, because they may have been sent already. */
  messages: number;
  kept: string[];
}

/**
 * Ends keys, permissions and people's access after a restore from a backup. The events between the backup and the
 * restore are lost, so nobody knows which keys and permissions were ended in that time. Any key or permission that was
 * ended in that time is live again by mistake. Access that was given after the restore ends too, because the person who
 * gave it may be a person whose access had been ended.
 *
 * Messages that waited in the backup end as failed and are not sent, because they may have been sent already. Readers of
 * the events of numbers begin anew. All webhooks are paused, because somebody may have stopped or changed one. Only the
 * first run for a backup pauses them.
 *
 * All ends commit together, with an event for each end. A second run for the same backup ends only keys, permissions
 * and access that are older than the first run. Newer keys, permissions and access were made after that run, so none of
 * them is live by mistake.
 *
 * @throws {Refusal} `invalid_input` for an instant in the future; `not_found` when an id in `keep` belongs to no live
 * key or permission; `conflict` when `keep` has a key without the key's permission, because the permission would end.
 */
export function restored(work: Work, actor: Actor, { since, keep, dryRun }: RestoredInput): Promise<Restored> {
  const at = new Date(since);
  if (at > work.now) {
    const issues = [{ path: 'since', message: 'The backup was taken before now.' }];
    throw new Refusal('invalid_input', 'since is not over', { issues });
  }
  return transaction(work, async (begun) => {
    const locked = dryRun ? null : await lockEverything(begun);
    const tx = locked ?? begun;
    const before = await findEarlier(tx, at);
    const until = before ?? END_OF_TIME;
    const [permissions, keys] = [await findRevivedPermissions(tx, until), await findRevivedKeys(tx, until)];
    requireKept(keep, keys, permissions);
    const isOver = ({ id }: { id: string }) => !keep.includes(id);
    const ending = { permissions: permissions.filter(isOver), keys: keys.filter(isOver) };
    const listed = {
      permissions: ending.permissions,
      keys: ending.keys.map((key) => ({ ...key, usedSince: key.lastUsedAt !== null && new Date(key.lastUsedAt) > at })),
    };
    const said = { since, dryRun, ...listed, kept: [...keep] };
    if (locked === null) {
      const requests = await countRevivedRequests(tx, until);
      const messages = await countQueued(tx, until);
      const webhooks = before === null ? await findRevivedWebhooks(tx) : NO_WEBHOOKS;
      return { ...said, ...(await countRevivedAccess(tx, until)), ...webhooks, requests, messages };
    }
    await endRevivedPermissions(locked, actor, ending.permissions, since);
    await endRevivedKeys(locked, actor, ending.keys, since);
    const requests = await endRevivedRequests(locked, until);
    const access = await endRevivedAccess(locked, actor, until, since);
    const webhooks = before === null ? await pauseRestored(locked, actor) : NO_WEBHOOKS;
    // The feeds are locked after all other rows, and before the events of this transaction get their ids.
    const messages = await endQueued(locked, until);
    if (before === null) await breakFeeds(locked);
    const counts = { ...access, requests, permissions: ending.permissions.length, keys: ending.keys.length };
    const isNews = before === null || [...Object.values(counts), messages].some((count) => count > 0);
    if (isNews) record(locked, actor, { type: 'server.restored', data: { since, ...counts, kept: keep.length } });
    return { ...said, ...access, ...webhooks, requests, messages };
  });
}

const NO_WEBHOOKS: RevivedWebhooks = { webhooks: [], deliveries: 0 };
const END_OF_TIME = new Date('9999-12-31T23:59:59.999Z');

// Finds the time of the first run of `restored` for this backup. Each run records an event, and this function looks for
// that event. When an older backup is restored later, its database does not contain the event, so the next run counts
// as the first run.
async function findEarlier(work: Work, since: Date): Promise<Date | null> {
  const rows = await work.em.execute<{ at: Date | string }[]>(
    "select at from event where type = 'server.restored' and at > ? order by id limit 1",
    [since],
  );
  return rows[0] === undefined ? null : new Date(rows[0].at);
}

// All rows are locked, in the usual order. So until the commit, nobody can make or rotate a key or grant a permission.
const LOCKS = [
  ...['channel', 'partner', 'client'].map((table) => `select from ${table} order by id collate "C" for no key update`),
  `select from permission e where ${isNotWithdrawn('e')} order by e.id for update`,
  `select from api_key k where ${isNotRevoked('k')} order by k.id collate "C" for update`,
];

async function lockEverything(work: Transaction): Promise<Locked<'account' | 'channel' | 'permission' | 'key'>> {
  for (const lock of LOCKS) await work.em.execute(lock);
  return lockedNow(work, 'account', 'channel', 'permission', 'key');
}

function requireKept(
  keep: readonly string[],
  keys: readonly RevivedKey[],
  permissions: readonly RevivedPermission[],
): void {
  const alive = new Set([...keys, ...permissions].map(({ id }) => id));
  const unknown = keep.filter((id) => !alive.has(id));
  if (unknown.length > 0) {
    const message = `No key and no permission that lives has the id ${unknown.join(', ')}.`;
    throw new Refusal('not_found', 'an id to keep', { message });
  }
  const kept = new Set(keep);
  const orphan = keys.find(({ id, permissionId }) => kept.has(id) && permissionId !== null && !kept.has(permissionId));
  if (orphan !== undefined) {
    const message = `The key ${orphan.id} works under the permission ${orphan.permissionId}: keep that too.`;
    throw new Refusal('conflict', 'a key to keep', { message });
  }
}
