import { legacyTokens, legacyTokensInput, legacyUses } from '@chatelaine/shared/schema';
import { once } from '../platform/rpc/once.ts';
import { procedureFor, router } from '../platform/rpc/rpc.ts';
import { reportLegacyUse } from './report-legacy-use.ts';
import { switchLegacyTokens } from './switch-legacy-tokens.ts';

export const legacyTokensRouter = router({
  // Whoever may switch them off may call it; switching on asks for more.
  switch: procedureFor('legacy_tokens_off')
    .input(legacyTokensInput)
    .output(legacyTokens)
    .mutation(({ ctx, input }) => {
      const change = { procedure: 'legacyTokens.switch', input };
      const confirm = ctx.confirm(ctx.actor, change);
      return once(ctx, change, (work) => switchLegacyTokens(work, ctx.actor, { ...input, confirm }));
    }),
  report: procedureFor('partner_keys_list')
    .output(legacyUses)
    .query(({ ctx }) => reportLegacyUse(ctx.work, ctx.actor)),
});
