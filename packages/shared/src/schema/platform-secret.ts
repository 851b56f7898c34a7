import * as z from 'zod';
import { OVERLAPS } from '../api-key.ts';
import type { PlatformSecret, RotatedPlatformSecret, RotatePlatformSecretInput } from '../settings.ts';

export const platformSecret = z.object({
  hint: z.string(),
  since: z.string(),
  oldEndsAt: z.string().nullable(),
}) satisfies z.ZodType<PlatformSecret>;
export const rotatePlatformSecretInput = z.strictObject({
  overlap: z.enum(Object.keys(OVERLAPS) as [keyof typeof OVERLAPS]).optional(),
}) satisfies z.ZodType<RotatePlatformSecretInput>;
export const rotatedPlatformSecret = platformSecret.extend({
  secret: z.string(),
}) satisfies z.ZodType<RotatedPlatformSecret>;
