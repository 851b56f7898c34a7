import { legacyTokens, legacyTokensInput, legacyUses } from '@chatelaine/shared/schema';
import { reportLegacyUse, switchLegacyTokens } from '../../partner/index.ts';
import { changeFor, procedureFor, router } from './procedure.ts';

export const legacyTokensRouter = router({
  // This procedure switches legacy tokens off or on. The right to switch them off is enough to call it. To switch them
  // on, a caller needs more rights, which the use case `switchLegacyTokens` checks.
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
