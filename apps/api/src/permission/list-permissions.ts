import {
  type Actor,
  type Page,
  type PageQuery,
  type Permission,
  type PermissionQuery,
  pageOf,
  rowCursor,
} from '@chatelaine/shared';
import type { FilterQuery } from '@mikro-orm/postgresql';
import { filterOf, holds } from '../platform/db/condition.ts';
import { readCursor } from '../platform/page.ts';
import type { Work } from '../platform/work.ts';
import { type Episode, PermissionEntity } from './permission.entity.ts';
import { isOpen, visiblePermissions } from './permission.sql.ts';
import { viewEpisodes } from './view-episodes.ts';

/**
 * Lists episodes, open and ended, newest first. The list is the history of all permissions: it shows which partner had
 * permission for which channel, and until when.
 */
export async function listPermissions(
  work: Work,
  actor: Actor,
  query: PermissionQuery & PageQuery,
): Promise<Page<Permission>> {
  const { clientId, channelId, status, limit = 50, cursor } = query;
  const where: FilterQuery<Episode>[] = [filterOf((e) => visiblePermissions(actor, e))];
  if (clientId !== undefined) where.push({ clientId });
  if (channelId !== undefined) where.push({ channelId });
  if (status !== undefined) where.push(filterOf((e) => holds(isOpen(work.now, e), status === 'shared')));
  if (cursor !== undefined) {
    const { at, id } = readCursor(cursor);
    where.push({ $or: [{ grantedAt: { $lt: at } }, { grantedAt: at, id: { $lt: id } }] });
  }
  const rows = await work.em.find(
    PermissionEntity,
    { $and: where },
    { orderBy: { grantedAt: 'desc', id: 'desc' }, limit: limit + 1 },
  );
  const cursorOf = ({ id, grantedAt }: Episode) => rowCursor({ id, createdAt: grantedAt });
  const page = pageOf(rows, limit, cursorOf, (row) => row);
  return { ...page, data: await viewEpisodes(work, actor, page.data) };
}
