import {
  type Actor,
  type ClientQuery,
  type Client as ClientView,
  type Page,
  type PageQuery,
  pageOf,
  rowCursor,
} from '@chatelaine/shared';
import { afterCursor, NEWEST_FIRST } from '../platform/page.ts';
import type { Work } from '../platform/work.ts';
import { ClientEntity } from './client.entity.ts';
import { viewClient } from './client.view.ts';
import { seenClients } from './get-client.ts';

/** Lists the clients that the actor may know of, newest first. */
export async function listClients(work: Work, actor: Actor, query: ClientQuery & PageQuery): Promise<Page<ClientView>> {
  const { name, limit = 50, cursor } = query;
  const like = name === undefined ? {} : { name: { $ilike: `%${name.replace(/[%_\\]/g, '\\$&')}%` } };
  const where = { $and: [seenClients(actor), like, afterCursor(cursor)] };
  const rows = await work.em.find(ClientEntity, where, { orderBy: NEWEST_FIRST, limit: limit + 1 });
  return pageOf(rows, limit, rowCursor, viewClient);
}
