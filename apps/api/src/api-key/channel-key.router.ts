import {
  byId,
  channelKey,
  channelKeyPage,
  channelKeyQuery,
  createChannelKeyInput,
  createdChannelKey,
  editChannelKeyInput,
  revokedKeys,
  revokeKeysInput,
  rotateKeyInput,
} from '@chatelaine/shared/schema';
import { unconfirmed } from '../platform/confirm.ts';
import { once } from '../platform/rpc/once.ts';
import { procedureFor, router } from '../platform/rpc/rpc.ts';
import { createChannelKey } from './create-channel-key.ts';
import { editKey } from './edit-key.ts';
import { endOverlap } from './end-overlap.ts';
import { listKeys } from './list-keys.ts';
import { revokeKey } from './revoke-key.ts';
import { revokeKeys } from './revoke-keys.ts';
import { rotateKey } from './rotate-key.ts';

const kind = 'channel';

export const channelKeyRouter = router({
  list: procedureFor('read')
    .input(channelKeyQuery)
    .output(channelKeyPage)
    .query(({ ctx, input: query }) => listKeys(ctx.work, ctx.actor, { kind, query })),
  create: procedureFor('channel_keys')
    .input(createChannelKeyInput)
    .output(createdChannelKey)
    .mutation(({ ctx, input }) =>
      once(ctx, { procedure: 'channelKeys.create', input, secret: true }, (work) =>
        createChannelKey(work, ctx.actor, input),
      ),
    ),
  edit: procedureFor('channel_keys')
    .input(editChannelKeyInput)
    .output(channelKey)
    .mutation(({ ctx, input }) => {
      const action = { procedure: 'channelKeys.edit', input };
      return once(ctx, action, (work) =>
        editKey(work, ctx.actor, { kind, input, confirm: ctx.confirm(ctx.actor, action) }),
      );
    }),
  rotate: procedureFor('channel_keys')
    .input(rotateKeyInput)
    .output(createdChannelKey)
    .mutation(({ ctx, input }) =>
      // As making one: who may make a key of the number needs no code for it.
      once(ctx, { procedure: 'channelKeys.rotate', input, secret: true }, (work) =>
        rotateKey(work, ctx.actor, { kind, input, confirm: unconfirmed }),
      ),
    ),
  endOverlap: procedureFor('channel_keys')
    .input(byId)
    .output(channelKey)
    .mutation(({ ctx, input }) =>
      once(ctx, { procedure: 'channelKeys.endOverlap', input }, (work) => endOverlap(work, ctx.actor, kind, input.id)),
    ),
  revoke: procedureFor('channel_keys')
    .input(byId)
    .output(channelKey)
    .mutation(({ ctx, input }) =>
      once(ctx, { procedure: 'channelKeys.revoke', input }, (work) => revokeKey(work, ctx.actor, kind, input.id)),
    ),
  revokeMany: procedureFor('channel_keys')
    .input(revokeKeysInput)
    .output(revokedKeys)
    .mutation(({ ctx, input }) =>
      once(ctx, { procedure: 'channelKeys.revokeMany', input }, (work) => revokeKeys(work, ctx.actor, { kind, input })),
    ),
});
