import type { Client, ClientId, ClientQuery, Page, PageQuery } from '@chatelaine/shared';
import { pageOf } from './page.ts';
import { Refused } from './refused.ts';
import type { Store } from './store.ts';

/** Lists the clients that work with the partner. */
export function listClients({ clients }: Store, query: ClientQuery & PageQuery): Page<Client> {
  const part = query.name?.toLowerCase() ?? '';
  return pageOf(
    clients.filter(({ isConnected, name }) => isConnected && name.toLowerCase().includes(part)),
    query,
    ({ id, createdAt }) => ({ id, at: createdAt }),
    ({ id, name }) => ({ id, name }),
  );
}

/** Gets one of them. */
export function getClient({ clients }: Store, { id }: { id: ClientId }): Client {
  const client = clients.find((row) => row.id === id && row.isConnected);
  if (!client) throw new Refused('not_found');
  return { id, name: client.name };
}
