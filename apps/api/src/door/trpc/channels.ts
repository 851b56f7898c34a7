import { byId, channel, channelPage, channelQuery } from '@chatelaine/shared/schema';
import { listChannels, showChannel } from '../../channel/index.ts';
import { procedureFor, router } from './procedure.ts';

export const channelRouter = router({
  list: procedureFor('read')
    .input(channelQuery)
    .output(channelPage)
    .query(({ ctx, input }) => listChannels(ctx.work, ctx.actor, input)),
  get: procedureFor('read')
    .input(byId)
    .output(channel)
    .query(({ ctx, input }) => showChannel(ctx.work, ctx.actor, input.id)),
});
