import { legacyTokens, legacyTokensInput, legacyUses } from '@chatelaine/shared/schema';
import { reportLegacyUse, switchLegacyTokens } from '../../partner/index.ts';
import { changeFor, procedureFor, router } from './procedure.ts';

export const legacyTokensRouter = router({
  // The right to switch tokens off is enough for the call. Switching them on needs more rights, and the use case checks
  // these.
  switch: changeFor('legacy_tokens_off', { code: 'needed' })
    .input(legacyTokensInput)
    .output(legacyTokens)
    .mutation(({ ctx, input }) =>
      ctx.change(input, (work, confirm) => switchLegacyTokens(work, ctx.actor, { ...input, confirm })),
    ),
  report: procedureFor('partner_keys_list')
    .output(legacyUses)
    .query(({ ctx }) => reportLegacyUse(ctx.work, ctx.actor)),
});
