import { addChannelInput, byId, channel, channelDetails, channelPage, channelQuery } from '@chatelaine/shared/schema';
import { showChannelDetails } from '../../api-key/index.ts';
import { addOwnChannel, listChannels, showChannel } from '../../channel/index.ts';
import { changeFor, procedureFor, router } from './procedure.ts';

export const channelRouter = router({
  list: procedureFor('read')
    .input(channelQuery)
    .output(channelPage)
    .query(({ ctx, input }) => listChannels(ctx.work, ctx.actor, input)),
  get: procedureFor('read')
    .input(byId)
    .output(channel)
    .query(({ ctx, input }) => showChannel(ctx.work, ctx.actor, input.id)),
  details: procedureFor('read')
    .input(byId)
    .output(channelDetails)
    .query(({ ctx, input }) => showChannelDetails(ctx.work, ctx.actor, input.id)),
  add: changeFor('channels_add')
    .input(addChannelInput)
    .output(channel)
    .mutation(({ ctx, input }) => ctx.change(input, (work) => addOwnChannel(work, ctx.actor, input))),
});
