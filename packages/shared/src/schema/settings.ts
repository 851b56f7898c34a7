import * as z from 'zod';
import type { Settings, SettingsInput } from '../settings.ts';
import { storable } from './text.ts';

export const settings = z.object({
  partnerId: z.string(),
  name: z.string(),
  logo: z.string().nullable(),
  redirectUrls: z.array(z.string()),
  clientsMayWithdraw: z.boolean(),
  shareNewNumbersByDefault: z.boolean(),
  requireSignature: z.boolean(),
  legacyTokens: z.boolean(),
  testing: z.boolean(),
}) satisfies z.ZodType<Settings>;
export const settingsInput = z.strictObject({
  // The maximum length of the `data:` URI: 32 KiB of image are 43.7 kB of base64. This schema does not check the image
  // itself; the server does that later, when it reads the logo.
  logo: z.string().max(45_000).nullable().optional(),
  // The list may have at most 50 different URLs. A URL that is given twice counts once and is stored once. The list itself
  // has a limit too, because each wrong entry makes an issue.
  redirectUrls: z
    .array(storable().min(1).max(2048))
    .max(1_000)
    .refine((urls) => new Set(urls).size <= 50, 'At most 50 redirect URLs.')
    .optional(),
  clientsMayWithdraw: z.boolean().optional(),
  shareNewNumbersByDefault: z.boolean().optional(),
  requireSignature: z.boolean().optional(),
}) satisfies z.ZodType<Partial<SettingsInput>>;
