import {
  authenticator,
  authenticatorInput,
  authenticatorOffer,
  confirmAuthenticatorInput,
  confirmedAuthenticator,
  recoveryCodes,
} from '@chatelaine/shared/schema';
import {
  beginAuthenticator,
  confirmAuthenticator,
  getAuthenticator,
  removeAuthenticator,
  renewRecoveryCodes,
} from '../../person/index.ts';
import { changeFor, procedureFor, router } from './procedure.ts';

export const authenticatorRouter = router({
  get: procedureFor('own_codes')
    .output(authenticator)
    .query(({ ctx }) => getAuthenticator(ctx.work, ctx.actor)),
  begin: changeFor('own_codes', { secret: true, code: 'needed' })
    .input(authenticatorInput)
    .output(authenticatorOffer)
    .mutation(({ ctx, input }) => ctx.change(input, (work, confirm) => beginAuthenticator(work, ctx.actor, confirm))),
  confirm: procedureFor('own_codes')
    .meta({ unrepeatable: 'Its attempts are counted, and an attempt must not be rolled back with its answer.' })
    .input(confirmAuthenticatorInput)
    .output(confirmedAuthenticator)
    .mutation(({ ctx, input }) => confirmAuthenticator(ctx.work, ctx.actor, input.code)),
  renewRecoveryCodes: changeFor('own_codes', { secret: true, code: 'needed' })
    .input(authenticatorInput)
    .output(recoveryCodes)
    .mutation(({ ctx, input }) => ctx.change(input, (work, confirm) => renewRecoveryCodes(work, ctx.actor, confirm))),
  remove: changeFor('own_codes', { code: 'needed' })
    .input(authenticatorInput)
    .output(authenticator)
    .mutation(({ ctx, input }) => ctx.change(input, (work, confirm) => removeAuthenticator(work, ctx.actor, confirm))),
});
