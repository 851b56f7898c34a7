import {
  byId,
  channelKey,
  channelKeyPage,
  channelKeyQuery,
  createChannelKeyInput,
  createdChannelKey,
  rotateChannelKeyInput,
} from '@chatelaine/shared/schema';
import { once } from '../platform/rpc/once.ts';
import { procedureFor, router } from '../platform/rpc/rpc.ts';
import { createChannelKey } from './create-channel-key.ts';
import { listChannelKeys } from './list-channel-keys.ts';
import { revokeChannelKey } from './revoke-channel-key.ts';
import { rotateChannelKey } from './rotate-channel-key.ts';

export const channelKeyRouter = router({
  list: procedureFor('read')
    .input(channelKeyQuery)
    .output(channelKeyPage)
    .query(({ ctx, input }) => listChannelKeys(ctx.work, ctx.actor, input)),
  create: procedureFor('channel_keys')
    .input(createChannelKeyInput)
    .output(createdChannelKey)
    .mutation(({ ctx, input }) =>
      once(ctx, { procedure: 'channelKeys.create', input, secret: true }, (work) =>
        createChannelKey(work, ctx.actor, input),
      ),
    ),
  rotate: procedureFor('channel_keys')
    .input(rotateChannelKeyInput)
    .output(createdChannelKey)
    .mutation(({ ctx, input }) =>
      once(ctx, { procedure: 'channelKeys.rotate', input, secret: true }, (work) =>
        rotateChannelKey(work, ctx.actor, input),
      ),
    ),
  revoke: procedureFor('channel_keys')
    .input(byId)
    .output(channelKey)
    .mutation(({ ctx, input }) =>
      once(ctx, { procedure: 'channelKeys.revoke', input }, (work) => revokeChannelKey(work, ctx.actor, input.id)),
    ),
});
