import { requestCodeInput, requestedCode } from '@chatelaine/shared/schema';
import { procedureFor, router } from '../../platform/rpc/rpc.ts';
import { requestCode } from './request-code.ts';

export const codeRouter = router({
  request: procedureFor('own_codes')
    .input(requestCodeInput)
    .output(requestedCode)
    // Not repeatable: the mail is sent after the commit, so there must be no transaction around it.
    .mutation(({ ctx, input }) => requestCode(ctx.work, ctx.actor, input)),
});
