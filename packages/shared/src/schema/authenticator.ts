import * as z from 'zod';
import type { Authenticator, AuthenticatorOffer, ConfirmAuthenticatorInput } from '../authenticator.ts';

export const authenticator = z.object({ confirmedAt: z.string().nullable() }) satisfies z.ZodType<Authenticator>;
export const authenticatorOffer = z.object({
  secret: z.string(),
  uri: z.string(),
}) satisfies z.ZodType<AuthenticatorOffer>;
/** Of beginning and removing: there is nothing to say. */
export const authenticatorInput = z.strictObject({}).prefault({});
export const confirmAuthenticatorInput = z.strictObject({
  code: z.string().regex(/^\d{6}$/, 'The six digits that the app shows.'),
}) satisfies z.ZodType<ConfirmAuthenticatorInput>;
