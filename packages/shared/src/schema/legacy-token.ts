import * as z from 'zod';
import type { LegacyTokens, LegacyUse } from '../legacy-token.ts';
import { emailText } from './email.ts';

/**
 * The input of the call that creates a legacy token. OAuth programs send a few more fields, which the server ignores.
 */
export const legacyTokenInput = z.object({
  username: emailText,
  password: z.string().min(1).max(256),
});
export const legacyTokens = z.object({ on: z.boolean() }) satisfies z.ZodType<LegacyTokens>;
export const legacyTokensInput = z.strictObject({ on: z.boolean() }) satisfies z.ZodType<LegacyTokens>;
export const legacyUses = z.array(
  z.object({
    person: z.object({ id: z.string(), email: z.string().optional() }),
    address: z.string(),
    userAgent: z.string(),
    calls: z.number(),
    lastAt: z.string(),
  }),
) satisfies z.ZodType<LegacyUse[]>;
