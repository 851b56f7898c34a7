import { byId, onboardingSignature, permissionRequest, startOnboarding as startInput } from '@chatelaine/shared/schema';
import { once } from '../platform/rpc/once.ts';
import { procedureFor, router } from '../platform/rpc/rpc.ts';
import { getPermissionRequest } from './get-permission-request.ts';
import { makeSignature } from './make-signature.ts';
import { startOnboarding } from './start-onboarding.ts';

export const onboardingRouter = router({
  start: procedureFor('permission_requests')
    .input(startInput)
    .output(permissionRequest)
    .mutation(({ ctx, input }) =>
      once(ctx, { procedure: 'onboarding.start', input }, (work) => startOnboarding(work, ctx.actor, input)),
    ),
  get: procedureFor('permission_requests')
    .input(byId)
    .output(permissionRequest)
    .query(({ ctx, input }) => getPermissionRequest(ctx.work, ctx.actor, input.id)),
  signature: procedureFor('permission_requests')
    .output(onboardingSignature)
    .query(({ ctx }) => makeSignature(ctx.work, ctx.actor)),
});
