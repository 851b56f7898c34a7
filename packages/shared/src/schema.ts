// The zod schemas behind the types: every door parses with these. Browsers never load this file.
import * as z from 'zod';
import type { CreateChannelKeyInput, CreatedChannelKey, RotateChannelKeyInput } from './api-key.ts';
import { CHANNEL_SCOPES, OVERLAPS } from './api-key.ts';
import type { Channel, Client } from './channel.ts';
import type { AnswerInput, MoreTimeInput, QuestionInput, SignUpInput } from './consent.ts';
import type { ChatelaineEvent } from './event.ts';
import { EVENT_TYPES } from './event.ts';
import { ID_PATTERNS, type IdKind } from './id.ts';
import type { Page } from './page.ts';
import type { Permission, PermissionCheck } from './permission.ts';
import {
  LOCALES,
  type OnboardingSignature,
  type PermissionRequest,
  type StartOnboarding,
} from './permission-request.ts';
import type { Settings, SettingsInput } from './settings.ts';

// No row holds a NUL or half a surrogate pair.
const isStorable = (text: string): boolean => !text.includes('\0') && text.isWellFormed();
const storable = () => z.string().refine(isStorable, 'This text cannot be stored.');

/** An id is text here: one of the wrong form is simply of nothing that exists, and so `not_found`. */
export const idText = storable().min(1).max(64);
/** A stricter id, for answers and for what we make ourselves. */
export const idOf = (kind: IdKind) => z.string().regex(ID_PATTERNS[kind]);
const instant = z.iso.datetime();
const overlap = z.enum(Object.keys(OVERLAPS) as [keyof typeof OVERLAPS]);

// Control characters, and those that turn the direction of text or hide: a name must show what it is.
const HIDDEN = /[\p{Cc}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff]/u;
/** A name that people read: 1–64 characters after NFC, nothing hidden in it. */
export const nameText = z
  .string()
  .transform((text) => text.normalize('NFC').trim())
  .pipe(
    z
      .string()
      .refine((text) => text.length > 0, 'Enter a name.')
      .refine((text) => [...text].length <= 64, 'A name has at most 64 characters.')
      .refine(isStorable, 'This text cannot be stored.')
      .refine((text) => !HIDDEN.test(text), 'A name cannot contain control or direction characters.'),
  );

/** `limit` and `cursor` of every list. */
export const pageQuery = z.strictObject({
  limit: z.int().min(1).max(200).default(50),
  cursor: storable().min(1).max(128).optional(),
});
const listOf = <S extends z.ZodType>(item: S) => z.object({ data: z.array(item), nextCursor: z.string().nullable() });

export const client = z.object({ id: z.string(), name: z.string() }) satisfies z.ZodType<Client>;
export const clientPage = listOf(client) satisfies z.ZodType<Page<Client>>;
export const clientQuery = pageQuery.extend({ name: storable().max(64).optional() }).prefault({});

const channelStatus = z.enum(['pending', 'running', 'stopped']);
const payment = z.enum(['partner', 'direct']);
const permissionStatus = z.enum(['shared', 'missing']);

export const channel = z.object({
  id: z.string(),
  clientId: z.string(),
  phoneNumber: z.string(),
  name: z.string(),
  status: channelStatus,
  payment,
  permission: permissionStatus,
  createdAt: z.string(),
}) satisfies z.ZodType<Channel>;
export const channelPage = listOf(channel) satisfies z.ZodType<Page<Channel>>;
export const channelQuery = pageQuery
  .extend({
    clientId: idText.optional(),
    permission: permissionStatus.optional(),
    status: channelStatus.optional(),
  })
  .prefault({});

export const permission = z.object({
  id: z.string(),
  channelId: z.string(),
  clientId: z.string(),
  partnerId: z.string(),
  status: permissionStatus,
  source: z.enum(['partner_payment', 'client_grant']),
  grantedAt: z.string(),
  expiresAt: z.string().nullable(),
  withdrawnAt: z.string().nullable(),
}) satisfies z.ZodType<Permission>;
export const permissionPage = listOf(permission) satisfies z.ZodType<Page<Permission>>;
export const permissionQuery = pageQuery
  .extend({
    clientId: idText.optional(),
    channelId: idText.optional(),
    status: permissionStatus.optional(),
  })
  .prefault({});
export const permissionCheckInput = z.strictObject({ channelIds: z.array(idText).min(1).max(200) });
export const permissionCheck = z.object({
  shared: z.array(z.string()),
  missing: z.array(z.string()),
  unknown: z.array(z.string()),
}) satisfies z.ZodType<PermissionCheck>;

const channelScope = z.enum(CHANNEL_SCOPES);
const callLimit = z.int().min(1).max(1_000_000_000).nullable();
export const channelKey = z.object({
  id: z.string(),
  channelId: z.string(),
  name: z.string(),
  scopes: z.array(channelScope),
  status: z.enum(['live', 'expired', 'revoked', 'rotated_out', 'permission_ended']),
  hint: z.string(),
  secrets: z.array(z.object({ hint: z.string(), createdAt: z.string(), endsAt: z.string().nullable() })),
  limits: z.object({ perMinute: z.number().nullable(), perMonth: z.number().nullable() }),
  createdAt: z.string(),
  expiresAt: z.string().nullable(),
  revokedAt: z.string().nullable(),
  lastUsedAt: z.string().nullable(),
});
export const createdChannelKey = channelKey.extend({ secret: z.string() }) satisfies z.ZodType<CreatedChannelKey>;
export const channelKeyPage = listOf(channelKey);
export const channelKeyQuery = pageQuery
  .extend({
    channelId: idText.optional(),
    status: z.enum(['live', 'ended']).optional(),
  })
  .prefault({});
export const createChannelKeyInput = z.strictObject({
  channelId: idText,
  name: nameText,
  scopes: z
    .array(channelScope)
    .min(1)
    .refine((list) => new Set(list).size === list.length, 'A scope is named twice.')
    .optional(),
  overlap: overlap.optional(),
  expiresAt: instant.optional(),
  limits: z.strictObject({ perMinute: callLimit.optional(), perMonth: callLimit.optional() }).optional(),
}) satisfies z.ZodType<CreateChannelKeyInput>;
export const rotateChannelKeyInput = z.strictObject({
  id: idText,
  overlap: overlap.optional(),
}) satisfies z.ZodType<RotateChannelKeyInput>;
export const byId = z.strictObject({ id: idText });

const locale = z.enum(LOCALES);
/** Digits of a number, whatever stands between them; E.164 has at most 15. */
const numberText = z
  .string()
  .transform((text) => text.replace(/[\s()+.-]/g, ''))
  .pipe(z.string().regex(/^\d{4,15}$/, 'A phone number in E.164, e.g. +447700900123.'));
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

export const settings = z.object({
  partnerId: z.string(),
  name: z.string(),
  logo: z.string().nullable(),
  redirectUrls: z.array(z.string()),
  clientsMayWithdraw: z.boolean(),
  shareNewNumbersByDefault: z.boolean(),
  requireSignature: z.boolean(),
}) satisfies z.ZodType<Settings>;
export const settingsInput = z.strictObject({
  // 32 KiB of image are 43.7 kB of base64; the rest is judged where the image is read.
  logo: z.string().max(45_000).nullable().optional(),
  redirectUrls: z.array(storable().min(1).max(2048)).max(50).optional(),
  clientsMayWithdraw: z.boolean().optional(),
  shareNewNumbersByDefault: z.boolean().optional(),
  requireSignature: z.boolean().optional(),
}) satisfies z.ZodType<Partial<SettingsInput>>;

export const chatelaineEvent = z.object({
  id: z.string(),
  type: z.enum(EVENT_TYPES),
  at: z.string(),
  actor: z.object({
    kind: z.enum(['partner_key', 'channel_key', 'person', 'operator', 'client', 'partner']),
    id: z.string().nullable(),
  }),
  partnerId: z.string().nullable(),
  clientId: z.string().nullable(),
  channelId: z.string().nullable(),
  subjectId: z.string().nullable(),
  data: z.record(z.string(), z.unknown()),
}) satisfies z.ZodType<ChatelaineEvent>;
export const eventPage = listOf(chatelaineEvent) satisfies z.ZodType<Page<ChatelaineEvent>>;
export const eventQuery = pageQuery
  .extend({
    type: z.enum(EVENT_TYPES).optional(),
    clientId: idText.optional(),
    channelId: idText.optional(),
  })
  .prefault({});

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
  }),
]) satisfies z.ZodType<AnswerInput>;

export const moreTimeInput = z.strictObject({ requestId: idText }) satisfies z.ZodType<MoreTimeInput>;

export const signInInput = z.strictObject({ email: z.email().max(254), password: z.string().min(1).max(256) });
export const signUpInput = z.strictObject({
  token: z.string().min(1).max(128),
  name: nameText,
  password: z.string().min(12, 'A password has at least 12 characters.').max(256),
}) satisfies z.ZodType<SignUpInput>;
