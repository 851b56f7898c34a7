import {
  type Actor,
  type ClientQuery,
  type Client as ClientView,
  type Page,
  type PageQuery,
  pageOf,
  rowCursor,
} from '@chatelaine/shared';
import { asOne, filterOf } from '../platform/db/condition.ts';
import { searched } from '../platform/db/search.sql.ts';
import { afterCursor, NEWEST_FIRST } from '../platform/page.ts';
import type { Work } from '../platform/work.ts';
import { type Client, ClientEntity } from './client.entity.ts';
import { viewClient } from './client.view.ts';
import { seenClients } from './get-client.ts';

/** Lists the clients that the actor may know of, newest first. */
export async function listClients(work: Work, actor: Actor, query: ClientQuery & PageQuery): Promise<Page<ClientView>> {
  const { limit = 50, cursor } = query;
  const found = filterOf<Client>((cl) => asOne(searched(cl, query)));
  const where = { $and: [seenClients(actor), found, afterCursor(cursor)] };
  const rows = await work.em.find(ClientEntity, where, { orderBy: NEWEST_FIRST, limit: limit + 1 });
  return pageOf(rows, limit, rowCursor, viewClient);
}
