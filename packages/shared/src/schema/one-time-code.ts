import * as z from 'zod';
import type { RequestCodeInput, RequestedCode } from '../one-time-code.ts';

export const requestCodeInput = z.strictObject({
  procedure: z.string().min(1).max(64),
  input: z.unknown().optional(),
}) satisfies z.ZodType<RequestCodeInput>;
export const requestedCode = z.object({
  id: z.string(),
  method: z.enum(['authenticator', 'email']),
  sentTo: z.string().nullable(),
  expiresAt: z.string(),
  approves: z.array(z.string()),
}) satisfies z.ZodType<RequestedCode>;
