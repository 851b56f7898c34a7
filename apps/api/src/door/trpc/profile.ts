import {
  askedEmail,
  byId,
  changedPassword,
  changeEmailInput,
  changePasswordInput,
  confirmEmailInput,
  emailChange,
  endedSessions,
  endOtherSessionsInput,
  personSessions,
  profile,
  updateProfileInput,
} from '@chatelaine/shared/schema';
import {
  changeEmail,
  changePassword,
  confirmEmail,
  endOtherSessions,
  endOwnSession,
  getProfile,
  listOwnSessions,
  showEmailChange,
  updateProfile,
} from '../../person/index.ts';
import { profileFor, router } from './procedure.ts';

const own = profileFor('own_profile');
const SETS = 'It sets values, so a repeated call sets the same values.';
const COUNTS = 'It counts wrong passwords, and a rollback of its transaction would remove the count.';
const ENDS = 'It only ends access, and a repeated call ends nothing more.';

// These procedures concern the person and no account, so they need no account. Calls with one `Idempotency-Key` belong
// to an account, so these procedures take no such key.
export const profileRouter = router({
  get: own.output(profile).query(({ ctx }) => getProfile(ctx.work, ctx.session)),
  update: own
    .meta({ unrepeatable: SETS })
    .input(updateProfileInput)
    .output(profile)
    .mutation(({ ctx, input }) => updateProfile(ctx.work, ctx.session, input)),
  changePassword: own
    .meta({ unrepeatable: COUNTS })
    .input(changePasswordInput)
    .output(changedPassword)
    .mutation(async ({ ctx: { work, session, ...ctx }, input }) => {
      const desk = ctx.desk();
      const visit = desk.visitOf(session.email);
      const signedIn = await changePassword(desk.deps, work, { ...input, session, visit });
      if (signedIn !== null) desk.keep(session.email, signedIn);
      return { isSignedIn: signedIn !== null };
    }),
  changeEmail: own
    .meta({ unrepeatable: COUNTS })
    .input(changeEmailInput)
    .output(askedEmail)
    .mutation(({ ctx: { work, session, ...ctx }, input }) => {
      const desk = ctx.desk();
      const { device } = desk.visitOf(session.email);
      return changeEmail(desk.deps, work, { ...input, session, device });
    }),
  // It reads, and it is no query all the same, because a query would carry the token of the link in its URL.
  showEmailChange: own
    .meta({ unrepeatable: 'It changes nothing.' })
    .input(confirmEmailInput)
    .output(emailChange)
    .mutation(({ ctx, input }) => showEmailChange(ctx.work, ctx.session, input.token)),
  confirmEmail: own
    .meta({ unrepeatable: 'The link works once.' })
    .input(confirmEmailInput)
    .output(profile)
    .mutation(({ ctx, input }) => confirmEmail(ctx.work, ctx.session, input.token)),
  sessions: own.output(personSessions).query(({ ctx }) => listOwnSessions(ctx.work, ctx.session)),
  endSession: own
    .meta({ unrepeatable: ENDS })
    .input(byId)
    .output(endedSessions)
    .mutation(({ ctx, input }) => endOwnSession(ctx.work, ctx.session, input.id)),
  endOtherSessions: own
    .meta({ unrepeatable: ENDS })
    .input(endOtherSessionsInput)
    .output(endedSessions)
    .mutation(({ ctx: { work, session, ...ctx } }) => {
      const { device } = ctx.desk().visitOf(session.email);
      return endOtherSessions(work, { ...session, device });
    }),
});
