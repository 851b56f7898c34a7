import {
  platformSecret,
  rotatedPlatformSecret,
  rotatePlatformSecretInput,
  settings,
  settingsInput,
} from '@chatelaine/shared/schema';
import { getPlatformSecret, getSettings, rotatePlatformSecret, updateSettings } from '../../partner/index.ts';
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
  platformSecret: procedureFor('platform_secret')
    .output(platformSecret)
    .query(({ ctx }) => getPlatformSecret(ctx.work, ctx.actor)),
  rotatePlatformSecret: changeFor('platform_secret', { secret: true, code: 'needed' })
    .input(rotatePlatformSecretInput)
    .output(rotatedPlatformSecret)
    .mutation(({ ctx, input }) =>
      ctx.change(input, (work, confirm) => rotatePlatformSecret(work, ctx.actor, { input, confirm })),
    ),
});
