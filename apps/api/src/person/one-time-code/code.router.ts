import { requestCodeInput, requestedCode } from '@chatelaine/shared/schema';
import { procedureFor, router } from '../../platform/rpc/rpc.ts';
import type { FindResult } from './describe-action.ts';
import { requestCode } from './request-code.ts';

/** Makes the router of codes. What an act results in is the matter of other slices, so they are asked. */
export const codeRouter = (findResult: FindResult) =>
  router({
    request: procedureFor('own_codes')
      .input(requestCodeInput)
      .output(requestedCode)
      // Not repeatable: the mail is sent after the commit, so there must be no transaction around it.
      .mutation(({ ctx, input }) => requestCode(ctx.work, ctx.actor, input, findResult)),
  });
