import { permissionCheck, permissionCheckInput, permissionPage, permissionQuery } from '@chatelaine/shared/schema';
import { procedureFor, router } from '../platform/rpc/rpc.ts';
import { checkPermissions } from './check-permissions.ts';
import { listPermissions } from './list-permissions.ts';

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
