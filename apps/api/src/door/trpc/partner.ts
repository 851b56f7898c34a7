import {
  changedPartner,
  ownChannels,
  ownPartner,
  partnerChange,
  partnerChangeInput,
  partnerChangePreview,
} from '@chatelaine/shared/schema';
import { changePartner, getClientPartner, listOwnChannels, previewPartnerChange } from '../../onboarding/index.ts';
import { changeFor, procedureFor, router } from './procedure.ts';

// These procedures are for the people of a client: they are about the partner with which the client works.
export const ownPartnerRouter = router({
  get: procedureFor('own_partner')
    .output(ownPartner)
    .query(({ ctx }) => getClientPartner(ctx.work, ctx.actor)),
  channels: procedureFor('own_partner')
    .output(ownChannels)
    .query(({ ctx }) => listOwnChannels(ctx.work, ctx.actor)),
  previewChange: procedureFor('permissions')
    .input(partnerChangeInput)
    .output(partnerChangePreview)
    .query(({ ctx, input }) => previewPartnerChange(ctx.work, ctx.actor, input.partnerId)),
  change: changeFor('permissions')
    .input(partnerChange)
    .output(changedPartner)
    .mutation(({ ctx, input }) => ctx.change(input, (work) => changePartner(work, ctx, input))),
});
