import { byId, onboardingSignature, permissionRequest, startOnboarding as startInput } from '@chatelaine/shared/schema';
import { getPermissionRequest, makeSignature, startOnboarding } from '../../onboarding/index.ts';
import { changeFor, procedureFor, router } from './procedure.ts';

export const onboardingRouter = router({
  start: changeFor('permission_requests')
    .input(startInput)
    .output(permissionRequest)
    .mutation(({ ctx, input }) => ctx.change(input, (work) => startOnboarding(work, ctx.actor, input))),
  get: procedureFor('permission_requests')
    .input(byId)
    .output(permissionRequest)
    .query(({ ctx, input }) => getPermissionRequest(ctx.work, ctx.actor, input.id)),
  signature: procedureFor('permission_requests')
    .output(onboardingSignature)
    .query(({ ctx }) => makeSignature(ctx.work, ctx.actor)),
});
