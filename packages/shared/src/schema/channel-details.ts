import * as z from 'zod';
import type { AddChannelInput, ChannelDetails, KeyInForce } from '../channel-details.ts';
import type { CreateKeyVerdict } from '../rule/create-key.rule.ts';
import { channel, permissionAct } from './account.ts';
import { numberText } from './onboarding.ts';
import { nameText } from './text.ts';

const createKey = z.discriminatedUnion('allow', [
  z.object({ allow: z.literal(true) }),
  z.object({
    allow: z.literal(false),
    reason: z.enum([
      'not_allowed',
      'scope_missing',
      'suspended',
      'channel_not_running',
      'permission_missing',
      'shared_with_partner',
    ]),
  }),
]) satisfies z.ZodType<CreateKeyVerdict>;

const keyInForce = z.object({
  id: z.string(),
  name: z.string(),
  hint: z.string(),
  createdAt: z.string(),
  lastUsedAt: z.string().nullable(),
}) satisfies z.ZodType<KeyInForce>;

export const channelDetails = channel.extend({
  createKey,
  keyInForce: keyInForce.nullable(),
  permissionSince: z.string().nullable(),
  permissionBy: permissionAct.nullable(),
  permissionEndsAt: z.string().nullable(),
}) satisfies z.ZodType<ChannelDetails>;

// The operator's command and this input accept numbers of the same lengths. A shorter text is a short code or a typing
// error.
export const addChannelInput = z.strictObject({
  name: nameText,
  phoneNumber: numberText
    .refine((digits) => digits.length >= 7, 'A phone number in E.164, e.g. +447700900123.')
    .transform((digits) => `+${digits}`),
}) satisfies z.ZodType<AddChannelInput>;
