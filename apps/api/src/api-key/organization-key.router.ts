import {
  byId,
  createdOrganizationKey,
  createOrganizationKeyInput,
  editOrganizationKeyInput,
  keyQuery,
  organizationKey,
  organizationKeyPage,
  revokedKeys,
  revokeKeysInput,
  rotateKeyInput,
} from '@chatelaine/shared/schema';
import { once } from '../platform/rpc/once.ts';
import { procedureFor, router } from '../platform/rpc/rpc.ts';
import { createOrganizationKey } from './create-organization-key.ts';
import { editKey } from './edit-key.ts';
import { endOverlap } from './end-overlap.ts';
import { listKeys } from './list-keys.ts';
import { revokeKey } from './revoke-key.ts';
import { revokeKeys } from './revoke-keys.ts';
import { rotateKey } from './rotate-key.ts';

const kind = 'organization';
const procedure = procedureFor('organization_keys');

export const organizationKeyRouter = router({
  list: procedure
    .input(keyQuery)
    .output(organizationKeyPage)
    .query(({ ctx, input: query }) => listKeys(ctx.work, ctx.actor, { kind, query })),
  create: procedure
    .input(createOrganizationKeyInput)
    .output(createdOrganizationKey)
    .mutation(({ ctx, input }) => {
      const clientId = ctx.actor.account?.id ?? '';
      const change = { procedure: 'organizationKeys.create', input, secret: true };
      const confirm = ctx.confirm.withApp(ctx.actor, change);
      return once(ctx, change, (work) => createOrganizationKey(work, ctx.actor, { ...input, clientId, confirm }));
    }),
  edit: procedure
    .input(editOrganizationKeyInput)
    .output(organizationKey)
    .mutation(({ ctx, input }) => {
      const action = { procedure: 'organizationKeys.edit', input };
      return once(ctx, action, (work) =>
        editKey(work, ctx.actor, { kind, input, confirm: ctx.confirm(ctx.actor, action) }),
      );
    }),
  rotate: procedure
    .input(rotateKeyInput)
    .output(createdOrganizationKey)
    .mutation(({ ctx, input }) => {
      // As making one.
      const change = { procedure: 'organizationKeys.rotate', input, secret: true };
      const confirm = ctx.confirm.withApp(ctx.actor, change);
      return once(ctx, change, (work) => rotateKey(work, ctx.actor, { kind, input, confirm }));
    }),
  endOverlap: procedure
    .input(byId)
    .output(organizationKey)
    .mutation(({ ctx, input }) =>
      once(ctx, { procedure: 'organizationKeys.endOverlap', input }, (work) =>
        endOverlap(work, ctx.actor, kind, input.id),
      ),
    ),
  revoke: procedure
    .input(byId)
    .output(organizationKey)
    .mutation(({ ctx, input }) =>
      once(ctx, { procedure: 'organizationKeys.revoke', input }, (work) => revokeKey(work, ctx.actor, kind, input.id)),
    ),
  revokeMany: procedure
    .input(revokeKeysInput)
    .output(revokedKeys)
    .mutation(({ ctx, input }) =>
      once(ctx, { procedure: 'organizationKeys.revokeMany', input }, (work) =>
        revokeKeys(work, ctx.actor, { kind, input }),
      ),
    ),
});
