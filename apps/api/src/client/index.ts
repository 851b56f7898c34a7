export { addClient } from './add-client.ts';
export { type Client, ClientEntity } from './client.entity.ts';
export { visibleClients } from './client.sql.ts';
export { viewClient } from './client.view.ts';
export { getAccount } from './get-account.ts';
export { getClient, seenClients } from './get-client.ts';
export { listClients } from './list-clients.ts';
export { lockAccount } from './lock-account.ts';
export { suspendAccount } from './suspend-account.ts';
