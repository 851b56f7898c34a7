import type { Actor, ChannelId, ClientId, PartnerId, PermissionId } from '@chatelaine/shared';
import { record } from '../event/index.ts';
import type { Locked, Work } from '../platform/work.ts';
import { END_ALL, isOpenSql } from './permission.sql.ts';

/** An open permission in the list that the operator gets after a restore from a backup. */
export interface RevivedPermission {
  id: PermissionId;
  partnerId: PartnerId;
  clientId: ClientId;
  channelId: ChannelId;
  phoneNumber: string;
  grantedAt: string;
}

// The highest number of permissions that one statement ends. Permissions end in batches, because a statement may take
// at most ten seconds, and the pause between two statements of a transaction may also take at most ten seconds.
const AT_ONCE = 500;

/** Finds every open permission that was granted before an instant. */
export async function findRevivedPermissions({ em, now }: Work, until: Date): Promise<RevivedPermission[]> {
  const rows = await em.execute<RevivedPermission[]>(FIND, [until, now]);
  return rows.map((row) => ({ ...row, grantedAt: new Date(row.grantedAt).toISOString() }));
}

const FIND = `
  select e.id, e.partner_id as "partnerId", e.client_id as "clientId", e.channel_id as "channelId",
    ch.phone_number as "phoneNumber", e.granted_at as "grantedAt"
  from permission e join channel ch on ch.id = e.channel_id
  where e.granted_at <= ? and ${isOpenSql('e')} order by e.id`;

/** Ends permissions after a restore, and records an event for each. */
export async function endRevivedPermissions(
  work: Locked<'permission'>,
  actor: Actor,
  permissions: readonly RevivedPermission[],
  since: string,
): Promise<void> {
  for (let at = 0; at < permissions.length; at += AT_ONCE) {
    const some = permissions.slice(at, at + AT_ONCE);
    await work.em.execute(END_ALL, [work.now, actor.id, JSON.stringify(some.map(({ id }) => id))]);
    for (const { id, phoneNumber, partnerId, clientId, channelId } of some) {
      const data = { phoneNumber, reason: 'restored', since } as const;
      record(work, actor, { type: 'permission.withdrawn', partnerId, clientId, channelId, subjectId: id, data });
    }
    await work.em.flush();
    work.em.clear();
  }
}
