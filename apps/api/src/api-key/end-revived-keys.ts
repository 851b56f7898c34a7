import type { Actor, PermissionId } from '@chatelaine/shared';
import type { Locked, Work } from '../platform/work.ts';
import { lastUses } from '../usage/index.ts';
import { type EndedKey, recordRevocation } from './revoke-key.ts';
import { endAll, findLive } from './revoke-keys.ts';

/** A live key in the list that the operator gets after a restore from a backup. */
export interface RevivedKey extends EndedKey {
  permissionId: PermissionId | null;
  createdAt: string;
  lastUsedAt: string | null;
}

// The highest number of keys that one statement ends. Keys end in batches, because a statement may take at most ten
// seconds, and the pause between two statements of a transaction may also take at most ten seconds.
const AT_ONCE = 500;

/** Finds every live key of any kind that was made before an instant. */
export async function findRevivedKeys(work: Work, until: Date): Promise<RevivedKey[]> {
  const found = await findLive(work, [['k.created_at <= ?', [until]]]);
  const uses = await lastUses(
    work,
    found.map(({ id }) => id),
  );
  return found.map(({ hint: _, createdAt, ...key }) => ({
    ...key,
    createdAt: new Date(createdAt).toISOString(),
    lastUsedAt: uses.get(key.id)?.at.toISOString() ?? null,
  }));
}

/** Ends keys after a restore, and records an event for each. */
export async function endRevivedKeys(
  work: Locked<'account' | 'channel' | 'permission' | 'key'>,
  actor: Actor,
  keys: readonly EndedKey[],
  since: string,
): Promise<void> {
  for (let at = 0; at < keys.length; at += AT_ONCE) {
    const some = keys.slice(at, at + AT_ONCE);
    await endAll(
      work,
      some.map(({ id }) => id),
    );
    for (const key of some) recordRevocation(work, actor, key, { reason: 'restored', since });
    await work.em.flush();
    work.em.clear();
  }
}
