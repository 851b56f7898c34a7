import { requestCodeInput, requestedCode } from '@chatelaine/shared/schema';
import { resultingInput } from '../../api-key/index.ts';
import { requestCode } from '../../person/index.ts';
import { procedureFor, router } from './procedure.ts';

export const codeRouter = router({
  request: procedureFor('own_codes')
    .meta({ unrepeatable: 'The mail is sent after the commit, so there must be no transaction around it.' })
    .input(requestCodeInput)
    .output(requestedCode)
    .mutation(({ ctx, input }) => requestCode(ctx.work, ctx.actor, input, resultingInput)),
});
