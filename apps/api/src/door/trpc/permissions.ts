import {
  changedPermissions,
  permissionChange,
  permissionCheck,
  permissionCheckInput,
  permissionPage,
  permissionQuery,
  withdrawalReview,
  withdrawalReviewInput,
} from '@chatelaine/shared/schema';
import { checkPermissions } from '../../channel/index.ts';
import { changePermissions, reviewPermissions } from '../../onboarding/index.ts';
import { listPermissions } from '../../permission/index.ts';
import { changeFor, procedureFor, router } from './procedure.ts';

export const permissionRouter = router({
  check: procedureFor('read')
    .input(permissionCheckInput)
    .output(permissionCheck)
    .query(({ ctx, input }) => checkPermissions(ctx.work, ctx.actor, input.channelIds)),
  list: procedureFor('read')
    .input(permissionQuery)
    .output(permissionPage)
    .query(({ ctx, input }) => listPermissions(ctx.work, ctx.actor, input)),
  review: procedureFor('permissions')
    .input(withdrawalReviewInput)
    .output(withdrawalReview)
    .query(({ ctx, input }) => reviewPermissions(ctx.work, ctx.actor, input.withdraw)),
  change: changeFor('permissions')
    .input(permissionChange)
    .output(changedPermissions)
    .mutation(({ ctx, input }) => ctx.change(input, (work) => changePermissions(work, ctx, input))),
});
