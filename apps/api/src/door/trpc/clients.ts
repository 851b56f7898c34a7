import { byId, client, clientPage, clientQuery } from '@chatelaine/shared/schema';
import { getClient, listClients, viewClient } from '../../client/index.ts';
import { procedureFor, router } from './procedure.ts';

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
