import {
  byId,
  createdPartnerKey,
  createPartnerKeyInput,
  editPartnerKeyInput,
  keyQuery,
  partnerKey,
  partnerKeyPage,
  revokedKeys,
  revokeKeysInput,
  rotateKeyInput,
} from '@chatelaine/shared/schema';
import { once } from '../platform/rpc/once.ts';
import { procedureFor, router } from '../platform/rpc/rpc.ts';
import { createPartnerKey } from './create-partner-key.ts';
import { editKey } from './edit-key.ts';
import { endOverlap } from './end-overlap.ts';
import { listKeys } from './list-keys.ts';
import { revokeKey } from './revoke-key.ts';
import { revokeKeys } from './revoke-keys.ts';
import { rotateKey } from './rotate-key.ts';

const kind = 'partner';

export const partnerKeyRouter = router({
  list: procedureFor('partner_keys_list')
    .input(keyQuery)
    .output(partnerKeyPage)
    .query(({ ctx, input: query }) => listKeys(ctx.work, ctx.actor, { kind, query })),
  create: procedureFor('partner_keys')
    .input(createPartnerKeyInput)
    .output(createdPartnerKey)
    .mutation(({ ctx, input }) => {
      const action = { procedure: 'partnerKeys.create', input };
      const owner = { partnerId: ctx.actor.account?.id ?? '', confirm: ctx.confirm(ctx.actor, action) };
      return once(ctx, { ...action, secret: true }, (work) =>
        createPartnerKey(work, ctx.actor, { ...input, ...owner }),
      );
    }),
  edit: procedureFor('partner_keys')
    .input(editPartnerKeyInput)
    .output(partnerKey)
    .mutation(({ ctx, input }) => {
      const action = { procedure: 'partnerKeys.edit', input };
      return once(ctx, action, (work) =>
        editKey(work, ctx.actor, { kind, input, confirm: ctx.confirm(ctx.actor, action) }),
      );
    }),
  rotate: procedureFor('partner_keys')
    .input(rotateKeyInput)
    .output(createdPartnerKey)
    .mutation(({ ctx, input }) => {
      // A new secret of a partner key is as good as a new partner key: it needs the same.
      const action = { procedure: 'partnerKeys.rotate', input };
      return once(ctx, { ...action, secret: true }, (work) =>
        rotateKey(work, ctx.actor, { kind, input, confirm: ctx.confirm(ctx.actor, action) }),
      );
    }),
  endOverlap: procedureFor('partner_keys_list')
    .input(byId)
    .output(partnerKey)
    .mutation(({ ctx, input }) =>
      once(ctx, { procedure: 'partnerKeys.endOverlap', input }, (work) => endOverlap(work, ctx.actor, kind, input.id)),
    ),
  revoke: procedureFor('partner_keys_list')
    .input(byId)
    .output(partnerKey)
    .mutation(({ ctx, input }) =>
      once(ctx, { procedure: 'partnerKeys.revoke', input }, (work) => revokeKey(work, ctx.actor, kind, input.id)),
    ),
  revokeMany: procedureFor('partner_keys_list')
    .input(revokeKeysInput)
    .output(revokedKeys)
    .mutation(({ ctx, input }) =>
      once(ctx, { procedure: 'partnerKeys.revokeMany', input }, (work) => revokeKeys(work, ctx.actor, { kind, input })),
    ),
});
