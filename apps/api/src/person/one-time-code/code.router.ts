import { requestCodeInput, requestedCode } from '@chatelaine/shared/schema';
import { once } from '../../platform/rpc/once.ts';
import { procedureFor, router } from '../../platform/rpc/rpc.ts';
import { requestCode } from './request-code.ts';

export const codeRouter = router({
  request: procedureFor('own_codes')
    .input(requestCodeInput)
    .output(requestedCode)
    .mutation(({ ctx, input }) =>
      once(ctx, { procedure: 'codes.request', input }, (work) => requestCode(work, ctx.actor, input)),
    ),
});
