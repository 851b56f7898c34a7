import { settings, settingsInput } from '@chatelaine/shared/schema';
import { once } from '../platform/rpc/once.ts';
import { procedureFor, router } from '../platform/rpc/rpc.ts';
import { getSettings } from './get-settings.ts';
import { updateSettings } from './update-settings.ts';

export const settingsRouter = router({
  get: procedureFor('read')
    .output(settings)
    .query(({ ctx }) => getSettings(ctx.work, ctx.actor)),
  update: procedureFor('settings')
    .input(settingsInput)
    .output(settings)
    .mutation(({ ctx, input }) => {
      const change = { procedure: 'settings.update', input };
      const confirm = ctx.confirm(ctx.actor, change);
      return once(ctx, change, (work) => updateSettings(work, ctx.actor, { input, confirm }));
    }),
});
