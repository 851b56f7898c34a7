import {
  addPasskeyInput,
  byId,
  passkey,
  passkeyOffer,
  passkeyOfferInput,
  passkeys,
  removedPasskey,
  renamePasskeyInput,
} from '@chatelaine/shared/schema';
import { addPasskey, listPasskeys, offerPasskey, removePasskey, renamePasskey } from '../../person/index.ts';
import { profileFor, router } from './procedure.ts';

const own = profileFor('own_profile');

// Like the procedures of `profile`, these procedures concern the person and no account, so they take no
// `Idempotency-Key`.
export const passkeyRouter = router({
  list: own.output(passkeys).query(({ ctx }) => listPasskeys(ctx.work, ctx.session.personId)),
  begin: own
    .meta({ unrepeatable: 'It changes nothing. Each answer has a challenge of its own.' })
    .input(passkeyOfferInput)
    .output(passkeyOffer)
    .mutation(({ ctx }) => offerPasskey(ctx.work, ctx.session)),
  add: own
    .meta({ unrepeatable: 'The challenge works once.' })
    .input(addPasskeyInput)
    .output(passkey)
    .mutation(({ ctx, input }) => addPasskey(ctx.work, ctx.session, input)),
  rename: own
    .meta({ unrepeatable: 'It sets a name, so a repeated call sets the same name.' })
    .input(renamePasskeyInput)
    .output(passkey)
    .mutation(({ ctx, input }) => renamePasskey(ctx.work, ctx.session, input)),
  remove: own
    .meta({ unrepeatable: 'It only ends access, and a repeated call ends nothing more.' })
    .input(byId)
    .output(removedPasskey)
    .mutation(({ ctx, input }) => removePasskey(ctx.work, ctx.session, input.id)),
});
