import { present } from '@chatelaine/shared';
import {
  channelKey,
  channelKeyPage,
  channelKeyQuery,
  createChannelKeyInput,
  createdChannelKey,
  createdOrganizationKey,
  createdPartnerKey,
  createOrganizationKeyInput,
  createPartnerKeyInput,
  editChannelKeyInput,
  editOrganizationKeyInput,
  editPartnerKeyInput,
  keyQuery,
  organizationKey,
  organizationKeyPage,
  partnerKey,
  partnerKeyPage,
} from '@chatelaine/shared/schema';
import { createChannelKey, createOrganizationKey, createPartnerKey } from '../../api-key/index.ts';
import { keyProcedures } from './key-procedures.ts';
import { changeFor, router } from './procedure.ts';

// To make a channel key, a person needs the right to make keys for the number, and no one-time code.
export const channelKeyRouter = router({
  create: changeFor('channel_keys', { secret: true })
    .input(createChannelKeyInput)
    .output(createdChannelKey)
    .mutation(({ ctx, input }) => ctx.change(input, (work) => createChannelKey(work, ctx.actor, input))),
  ...keyProcedures({
    kind: 'channel',
    acts: { list: 'read', make: 'channel_keys', end: 'channel_keys' },
    query: channelKeyQuery,
    page: channelKeyPage,
    view: channelKey,
    created: createdChannelKey,
    edit: editChannelKeyInput,
  }),
});

// A new secret of a partner key gives the same rights as a new partner key, so it also needs a one-time code.
export const partnerKeyRouter = router({
  create: changeFor('partner_keys', { secret: true, code: 'needed' })
    .input(createPartnerKeyInput)
    .output(createdPartnerKey)
    .mutation(({ ctx, input }) =>
      ctx.change(input, (work, confirm) => {
        const { id: partnerId } = present(ctx.actor.account, 'account of the caller');
        return createPartnerKey(work, ctx.actor, { ...input, partnerId, confirm });
      }),
    ),
  ...keyProcedures({
    kind: 'partner',
    acts: { list: 'partner_keys_list', make: 'partner_keys', end: 'partner_keys_list' },
    code: 'needed',
    query: keyQuery,
    page: partnerKeyPage,
    view: partnerKey,
    created: createdPartnerKey,
    edit: editPartnerKeyInput,
  }),
});

export const organizationKeyRouter = router({
  create: changeFor('organization_keys', { secret: true, code: 'with_app' })
    .input(createOrganizationKeyInput)
    .output(createdOrganizationKey)
    .mutation(({ ctx, input }) =>
      ctx.change(input, (work, confirm) => {
        const { id: clientId } = present(ctx.actor.account, 'account of the caller');
        return createOrganizationKey(work, ctx.actor, { ...input, clientId, confirm });
      }),
    ),
  ...keyProcedures({
    kind: 'organization',
    acts: { list: 'organization_keys', make: 'organization_keys', end: 'organization_keys' },
    code: 'with_app',
    query: keyQuery,
    page: organizationKeyPage,
    view: organizationKey,
    created: createdOrganizationKey,
    edit: editOrganizationKeyInput,
  }),
});
