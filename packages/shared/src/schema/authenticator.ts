import * as z from 'zod';
import type {
  Authenticator,
  AuthenticatorOffer,
  ConfirmAuthenticatorInput,
  ConfirmedAuthenticator,
  RecoveryCodes,
} from '../authenticator.ts';

export const authenticator = z.object({
  confirmedAt: z.string().nullable(),
  recoveryCodesLeft: z.number(),
}) satisfies z.ZodType<Authenticator>;
export const recoveryCodes = z.object({ recoveryCodes: z.array(z.string()) }) satisfies z.ZodType<RecoveryCodes>;
export const confirmedAuthenticator = z.object({
  ...authenticator.shape,
  ...recoveryCodes.shape,
}) satisfies z.ZodType<ConfirmedAuthenticator>;
export const authenticatorOffer = z.object({
  secret: z.string(),
  uri: z.string(),
}) satisfies z.ZodType<AuthenticatorOffer>;
/** The empty input of the calls that begin or remove an authenticator app. */
export const authenticatorInput = z.strictObject({}).prefault({});
export const confirmAuthenticatorInput = z.strictObject({
  code: z
    .string()
    .max(64)
    .regex(/^\s*(\d\s*){6}$/, 'The six digits that the app shows.'),
}) satisfies z.ZodType<ConfirmAuthenticatorInput>;
