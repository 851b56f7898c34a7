export { addClient } from './add-client.ts';
export { type Client, ClientEntity } from './client.entity.ts';
export { clientRouter } from './client.router.ts';
export { getAccount } from './get-account.ts';
export { getClient, visibleClients } from './get-client.ts';
export { suspendAccount } from './suspend-account.ts';
