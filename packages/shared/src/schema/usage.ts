import * as z from 'zod';
import { CHANNEL_SCOPES, ENVIRONMENTS, ORGANIZATION_SCOPES, PARTNER_SCOPES } from '../api-key.ts';
import { REFUSALS, type RefusalCode } from '../refusal.ts';
import {
  USAGE_GROUPS,
  USAGE_RANGE_DAYS,
  USAGE_STEPS,
  type UsageCsv,
  type UsageOutcome,
  type UsageQuery,
  type UsageReport,
} from '../usage.ts';
import { idText, instant, labelText } from './text.ts';

const DAY_MS = 24 * 60 * 60_000;
const outcome = z.enum(['ok', ...(Object.keys(REFUSALS) as RefusalCode[])]) satisfies z.ZodType<UsageOutcome>;
const lengthOf = ({ from, to }: { from: string; to: string }): number => Date.parse(to) - Date.parse(from);

export const usageQuery = z
  .strictObject({
    // PostgreSQL has no year 0.
    from: instant.refine((text) => !text.startsWith('0000'), 'Must be in year 1 or later.'),
    to: instant,
    keyId: idText.optional(),
    channelId: idText.optional(),
    outcome: outcome.optional(),
    team: labelText.optional(),
    application: labelText.optional(),
    environment: z.enum(ENVIRONMENTS).optional(),
    groupBy: z
      .array(z.enum(USAGE_GROUPS))
      .max(2)
      .refine((list) => new Set(list).size === list.length, 'A group is named twice.')
      .optional(),
    every: z.enum(USAGE_STEPS).optional(),
  })
  .refine((query) => lengthOf(query) > 0, { path: ['to'], error: 'Must be later than "from".' })
  .refine((query) => lengthOf(query) <= USAGE_RANGE_DAYS * DAY_MS, {
    path: ['to'],
    error: `At most ${USAGE_RANGE_DAYS} days after "from".`,
  }) satisfies z.ZodType<UsageQuery>;

const counts = { calls: z.number(), refused: z.number() };
export const usageReport = z.object({
  rows: z.array(
    z.object({
      at: z.string().nullable(),
      keyId: z.string().optional(),
      keyName: z.string().optional(),
      channelId: z.string().nullable().optional(),
      team: z.string().nullable().optional(),
      application: z.string().nullable().optional(),
      environment: z.enum(ENVIRONMENTS).nullable().optional(),
      outcome: outcome.optional(),
      scope: z
        .enum([...PARTNER_SCOPES, ...CHANNEL_SCOPES, ...ORGANIZATION_SCOPES])
        .nullable()
        .optional(),
      ...counts,
    }),
  ),
  totals: z.object(counts),
}) satisfies z.ZodType<UsageReport>;
export const usageCsv = z.object({ filename: z.string(), csv: z.string() }) satisfies z.ZodType<UsageCsv>;
