import * as z from 'zod';
import type { ForgottenInput, InvitationInput, SignInInput, SignOutInput, SignUpInput } from '../consent.ts';
import { emailText } from './email.ts';
import { nameText } from './text.ts';

export const signInInput = z.strictObject({
  email: emailText,
  password: z.string().min(1).max(256),
  code: z.string().min(1).max(64).optional(),
  rememberDevice: z.boolean().optional(),
  confirm: z.boolean().optional(),
}) satisfies z.ZodType<SignInInput>;
export const signOutInput = z
  .strictObject({ everywhere: z.boolean().optional() })
  .prefault({}) satisfies z.ZodType<SignOutInput>;
/** The token of a one-time link. */
export const linkToken = z.string().min(1).max(128);
export const invitationInput = z.strictObject({ token: linkToken }) satisfies z.ZodType<InvitationInput>;
/** A password that a person chooses. */
export const newPassword = z.string().min(12, 'A password has at least 12 characters.').max(256);
export const forgottenInput = z.strictObject({ email: emailText }) satisfies z.ZodType<ForgottenInput>;
export const signUpInput = z.strictObject({
  token: linkToken,
  name: nameText.optional(),
  password: newPassword,
}) satisfies z.ZodType<SignUpInput>;
