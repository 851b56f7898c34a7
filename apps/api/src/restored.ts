import type { Actor } from '@chatelaine/shared';
import { endRevivedKeys, findRevivedKeys, type RevivedKey } from './api-key/index.ts';
import { record } from './event/index.ts';
import { countRevivedRequests, endRevivedRequests } from './onboarding/index.ts';
import { endRevivedPermissions, findRevivedPermissions, type RevivedPermission } from './permission/index.ts';
import { countRevivedAccess, endRevivedAccess, type RevivedAccess } from './person/index.ts';
import { Refusal } from './platform/refusal.ts';
import { afterLocks, transaction, type Work } from './platform/work.ts';

export interface RestoredInput {
  /** When the backup was taken that was restored: what happened from then on is lost. */
  since: string;
  /** Ids of keys and permissions that go on: whoever owns them says that they were never ended. */
  keep: readonly string[];
  /** Only says what would end. */
  dryRun: boolean;
}

/** What ended, or would end. */
export interface Restored extends RevivedAccess {
  since: string;
  dryRun: boolean;
  permissions: RevivedPermission[];
  /** `usedSince`: a call got through since the backup, so since the restore. */
  keys: (RevivedKey & { usedSince: boolean })[];
  requests: number;
  kept: string[];
}

/**
 * Ends, after a backup was restored, whatever lives in it: keys, permissions, and what lets people in. Which of it was
 * ended after the backup was taken is lost with the events of that time, so that all of it may be wrongly alive; and what
 * was made since the restore was perhaps made by whoever should no longer have been able to.
 *
 * All in one commit, with an event each. What begins afterwards is sound: a second run for the same backup leaves it alone.
 *
 * @throws {Refusal} `invalid_input` for an instant that is not over; `not_found` for an id to keep that names nothing alive;
 * `conflict` for a key to keep whose permission would end.
 */
export function restored(work: Work, actor: Actor, { since, keep, dryRun }: RestoredInput): Promise<Restored> {
  const at = new Date(since);
  if (at > work.now) {
    const issues = [{ path: 'since', message: 'The backup was taken before now.' }];
    throw new Refusal('invalid_input', 'since is not over', { issues });
  }
  return transaction(work, async (begun) => {
    const tx = dryRun ? begun : await lockEverything(begun);
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
    if (dryRun) {
      const requests = await countRevivedRequests(tx, until);
      return { ...said, ...(await countRevivedAccess(tx, until)), requests };
    }
    await endRevivedPermissions(tx, actor, ending.permissions, since);
    await endRevivedKeys(tx, actor, ending.keys, since);
    const requests = await endRevivedRequests(tx, until);
    const access = await endRevivedAccess(tx, actor, until, since);
    const counts = { ...access, requests, permissions: ending.permissions.length, keys: ending.keys.length };
    const isNews = before === null || Object.values(counts).some((count) => count > 0);
    if (isNews) record(tx, actor, { type: 'server.restored', data: { since, ...counts, kept: keep.length } });
    return { ...said, ...access, requests };
  });
}

const END_OF_TIME = new Date('9999-12-31T23:59:59.999Z');

// When this backup was dealt with for the first time: a restore of an older one would have taken that event away.
async function findEarlier(work: Work, since: Date): Promise<Date | null> {
  const rows = await work.em.execute<{ at: Date | string }[]>(
    "select at from event where type = 'server.restored' and at > ? order by id limit 1",
    [since],
  );
  return rows[0] === undefined ? null : new Date(rows[0].at);
}

// In the order of all others, so that nobody makes, rotates or grants meanwhile.
const LOCKS = [
  ...['channel', 'partner', 'client'].map((table) => `select from ${table} order by id collate "C" for no key update`),
  'select from permission where withdrawn_at is null order by id for update',
  'select from api_key where revoked_at is null order by id collate "C" for update',
];

async function lockEverything(work: Work): Promise<Work> {
  for (const lock of LOCKS) await work.em.execute(lock);
  return afterLocks(work);
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
