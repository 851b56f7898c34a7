import * as z from 'zod';
import type { SignInInput, SignOutInput, SignUpInput } from '../consent.ts';
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
export const signUpInput = z.strictObject({
  token: z.string().min(1).max(128),
  name: nameText,
  password: z.string().min(12, 'A password has at least 12 characters.').max(256),
}) satisfies z.ZodType<SignUpInput>;
