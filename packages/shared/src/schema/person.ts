import * as z from 'zod';
import type { InvitationInput, SignInInput, SignOutInput, SignUpInput } from '../consent.ts';
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
const token = z.string().min(1).max(128);
export const invitationInput = z.strictObject({ token }) satisfies z.ZodType<InvitationInput>;
export const signUpInput = z.strictObject({
  token,
  name: nameText,
  password: z.string().min(12, 'A password has at least 12 characters.').max(256),
}) satisfies z.ZodType<SignUpInput>;
