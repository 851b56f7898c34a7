import * as z from 'zod';
import { CHANNEL_SCOPES, ORGANIZATION_SCOPES, PARTNER_SCOPES } from '../api-key.ts';
import { HYGIENE_CODES, type KeyHygiene } from '../hygiene.ts';
import type { Page } from '../page.ts';
import { listOf, pageQuery } from './page.ts';

export const keyHygiene = z.object({
  keyId: z.string(),
  kind: z.enum(['partner', 'channel', 'organization']),
  name: z.string(),
  channelId: z.string().nullable(),
  findings: z.array(
    z.object({
      code: z.enum(HYGIENE_CODES),
      sentence: z.string(),
      scopes: z.array(z.enum([...PARTNER_SCOPES, ...CHANNEL_SCOPES, ...ORGANIZATION_SCOPES])).optional(),
    }),
  ),
}) satisfies z.ZodType<KeyHygiene>;
export const hygienePage = listOf(keyHygiene) satisfies z.ZodType<Page<KeyHygiene>>;
export const hygieneQuery = pageQuery.prefault({});
