import * as z from 'zod';
import type { SignUpInput } from '../consent.ts';
import { nameText } from './text.ts';

export const signInInput = z.strictObject({ email: z.email().max(254), password: z.string().min(1).max(256) });
export const signUpInput = z.strictObject({
  token: z.string().min(1).max(128),
  name: nameText,
  password: z.string().min(12, 'A password has at least 12 characters.').max(256),
}) satisfies z.ZodType<SignUpInput>;
