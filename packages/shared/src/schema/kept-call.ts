import * as z from 'zod';
import { KEY_KINDS } from '../api-key.ts';
import {
  CALL_DOORS,
  type CallOutcome,
  type CountedHour,
  type CountedHourQuery,
  type FoundCall,
  type KeptCall,
  type KeptCallQuery,
} from '../kept-call.ts';
import type { Page, PageQuery } from '../page.ts';
import { REFUSALS, type RefusalCode } from '../refusal.ts';
import { listOf, pageQuery } from './page.ts';
import { idText, storable } from './text.ts';

const OUTCOMES = ['ok', 'upstream_error', ...(Object.keys(REFUSALS) as RefusalCode[])] as const;
const outcome = z.enum(OUTCOMES) satisfies z.ZodType<CallOutcome>;
const kind = z.enum(Object.keys(KEY_KINDS) as (keyof typeof KEY_KINDS)[]);
const requestId = storable().min(1).max(128);
const ofKey = { keyId: z.string(), keyName: z.string(), keyKind: kind, channelId: z.string().nullable() };

export const keptCall = z.object({
  requestId: z.string(),
  at: z.string(),
  ...ofKey,
  door: z.enum(CALL_DOORS),
  operation: z.string(),
  status: z.number(),
  outcome,
  reason: z.string().nullable(),
  address: z.string().nullable(),
}) satisfies z.ZodType<KeptCall>;
export const keptCallPage = listOf(keptCall) satisfies z.ZodType<Page<KeptCall>>;
export const foundCall = z.discriminatedUnion('isKept', [
  z.object({ isKept: z.literal(true), call: keptCall }),
  z.object({ isKept: z.literal(false), reason: z.string() }),
]) satisfies z.ZodType<FoundCall>;
export const countedHourPage = listOf(
  z.object({ hour: z.string(), ...ofKey, kept: z.number(), notKept: z.number() }),
) satisfies z.ZodType<Page<CountedHour>>;

const chosen = { keyId: idText.optional(), channelId: idText.optional() };
export const keptCallQuery = pageQuery
  .extend({ ...chosen, outcome: z.enum([...OUTCOMES, 'refused']).optional(), requestId: requestId.optional() })
  .prefault({}) satisfies z.ZodType<KeptCallQuery & PageQuery>;
export const countedHourQuery = pageQuery.extend(chosen).prefault({}) satisfies z.ZodType<CountedHourQuery & PageQuery>;
export const keptCallInput = z.strictObject({ requestId });
