import { settings, settingsInput } from '@chatelaine/shared/schema';
import { getSettings, updateSettings } from '../../partner/index.ts';
import { changeFor, procedureFor, router } from './procedure.ts';

export const settingsRouter = router({
  get: procedureFor('read')
    .output(settings)
    .query(({ ctx }) => getSettings(ctx.work, ctx.actor)),
  update: changeFor('settings', { code: 'needed' })
    .input(settingsInput)
    .output(settings)
    .mutation(({ ctx, input }) =>
      ctx.change(input, (work, confirm) => updateSettings(work, ctx.actor, { input, confirm })),
    ),
});
