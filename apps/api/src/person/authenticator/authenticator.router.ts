import {
  authenticator,
  authenticatorInput,
  authenticatorOffer,
  confirmAuthenticatorInput,
  confirmedAuthenticator,
  recoveryCodes,
} from '@chatelaine/shared/schema';
import { once } from '../../platform/rpc/once.ts';
import { procedureFor, router } from '../../platform/rpc/rpc.ts';
import { beginAuthenticator } from './begin-authenticator.ts';
import { confirmAuthenticator } from './confirm-authenticator.ts';
import { getAuthenticator } from './get-authenticator.ts';
import { removeAuthenticator } from './remove-authenticator.ts';
import { renewRecoveryCodes } from './renew-recovery-codes.ts';

export const authenticatorRouter = router({
  get: procedureFor('own_codes')
    .output(authenticator)
    .query(({ ctx }) => getAuthenticator(ctx.work, ctx.actor)),
  begin: procedureFor('own_codes')
    .input(authenticatorInput)
    .output(authenticatorOffer)
    .mutation(({ ctx, input }) => {
      const change = { procedure: 'authenticator.begin', input, secret: true };
      return once(ctx, change, (work) => beginAuthenticator(work, ctx.actor, ctx.confirm(ctx.actor, change)));
    }),
  // Not repeatable: its attempts are counted, and a repeated one must not be rolled back with its answer.
  confirm: procedureFor('own_codes')
    .input(confirmAuthenticatorInput)
    .output(confirmedAuthenticator)
    .mutation(({ ctx, input }) => confirmAuthenticator(ctx.work, ctx.actor, input.code)),
  renewRecoveryCodes: procedureFor('own_codes')
    .input(authenticatorInput)
    .output(recoveryCodes)
    .mutation(({ ctx, input }) => {
      const change = { procedure: 'authenticator.renewRecoveryCodes', input, secret: true };
      return once(ctx, change, (work) => renewRecoveryCodes(work, ctx.actor, ctx.confirm(ctx.actor, change)));
    }),
  remove: procedureFor('own_codes')
    .input(authenticatorInput)
    .output(authenticator)
    .mutation(({ ctx, input }) => {
      const change = { procedure: 'authenticator.remove', input };
      return once(ctx, change, (work) => removeAuthenticator(work, ctx.actor, ctx.confirm(ctx.actor, change)));
    }),
});
