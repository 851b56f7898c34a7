import { permissionCheck, permissionCheckInput, permissionPage, permissionQuery } from '@chatelaine/shared/schema';
import { checkPermissions } from '../../channel/index.ts';
import { listPermissions } from '../../permission/index.ts';
import { procedureFor, router } from './procedure.ts';

export const permissionRouter = router({
  check: procedureFor('read')
    .input(permissionCheckInput)
    .output(permissionCheck)
    .query(({ ctx, input }) => checkPermissions(ctx.work, ctx.actor, input.channelIds)),
  list: procedureFor('read')
    .input(permissionQuery)
    .output(permissionPage)
    .query(({ ctx, input }) => listPermissions(ctx.work, ctx.actor, input)),
});
