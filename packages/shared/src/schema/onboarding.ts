import * as z from 'zod';
import type { AnswerInput, MoreTimeInput, QuestionInput, ReviewInput } from '../consent.ts';
import {
  LOCALES,
  type OnboardingSignature,
  type PermissionRequest,
  type StartOnboarding,
} from '../permission-request.ts';
import { idText, instant, storable } from './text.ts';

const locale = z.enum(LOCALES);
/** Reads a phone number and keeps only its digits. E.164 has at most 15 digits and begins with the country code. */
export const numberText = z
  .string()
  .transform((text) => text.replace(/[\s()+.-]/g, ''))
  .pipe(z.string().regex(/^[1-9]\d{3,14}$/, 'A phone number in E.164, e.g. +447700900123.'));
export const startOnboarding = z.strictObject({
  redirectUrl: z.string().min(1).max(2048).optional(),
  number: numberText.optional(),
  state: storable().min(1).max(512).optional(),
  locale: locale.optional(),
}) satisfies z.ZodType<StartOnboarding>;
export const permissionRequest = z.object({
  id: z.string(),
  url: z.string(),
  status: z.enum(['open', 'granted', 'denied', 'expired']),
  number: z.string().nullable(),
  redirectUrl: z.string(),
  isDefaultRedirect: z.boolean(),
  state: z.string().nullable(),
  expiresAt: z.string(),
  answeredAt: z.string().nullable(),
  clientId: z.string().nullable(),
  granted: z.array(z.string()),
  withdrawn: z.array(z.string()),
  shared: z.array(z.string()),
}) satisfies z.ZodType<PermissionRequest>;
export const onboardingSignature = z.object({
  io_signature: z.string(),
  io_timestamp: z.string(),
}) satisfies z.ZodType<OnboardingSignature>;

export const questionInput = z.strictObject({
  path: z.string().max(512),
  query: z.string().max(8192),
  clientId: idText.optional(),
}) satisfies z.ZodType<QuestionInput>;
const ids = z.array(idText).max(1000);
export const answerInput = z.discriminatedUnion('decision', [
  z.strictObject({ requestId: idText, decision: z.literal('deny') }),
  z.strictObject({
    requestId: idText,
    decision: z.literal('save'),
    clientId: idText,
    grant: ids,
    withdraw: ids,
    keep: ids,
    expiresAt: instant.optional(),
    review: z.string().max(256).optional(),
  }),
]) satisfies z.ZodType<AnswerInput>;

export const reviewInput = z.strictObject({
  requestId: idText,
  clientId: idText,
  withdraw: ids.min(1),
}) satisfies z.ZodType<ReviewInput>;

export const moreTimeInput = z.strictObject({ requestId: idText }) satisfies z.ZodType<MoreTimeInput>;
