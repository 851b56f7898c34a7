import { byId, client, clientPage, clientQuery } from '@chatelaine/shared/schema';
import { procedureFor, router } from '../platform/rpc/rpc.ts';
import { viewClient } from './client.view.ts';
import { getClient } from './get-client.ts';
import { listClients } from './list-clients.ts';

export const clientRouter = router({
  list: procedureFor('read')
    .input(clientQuery)
    .output(clientPage)
    .query(({ ctx, input }) => listClients(ctx.work, ctx.actor, input)),
  get: procedureFor('read')
    .input(byId)
    .output(client)
    .query(async ({ ctx, input }) => viewClient(await getClient(ctx.work, ctx.actor, input.id))),
});
