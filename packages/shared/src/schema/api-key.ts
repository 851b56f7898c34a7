import * as z from 'zod';
import {
  CHANNEL_SCOPES,
  type ChannelKey,
  type CreatedChannelKey,
  type CreatedOrganizationKey,
  type CreatedPartnerKey,
  ENVIRONMENTS,
  type KeyMaker,
  ORGANIZATION_SCOPES,
  type OrganizationKey,
  OVERLAPS,
  PARTNER_SCOPES,
  type PartnerKey,
  type RevokedKeys,
  type Scope,
} from '../api-key.ts';
import type {
  ChannelKeyQuery,
  CreateChannelKeyInput,
  CreateOrganizationKeyInput,
  CreatePartnerKeyInput,
  EditChannelKeyInput,
  EditOrganizationKeyInput,
  EditPartnerKeyInput,
  KeyQuery,
  RevokeKeysInput,
  RotateKeyInput,
} from '../api-key-input.ts';
import type { Page } from '../page.ts';
import { REFUSALS, type RefusalCode } from '../refusal.ts';
import { listOf, pageQuery, searchQuery } from './page.ts';
import { idText, instant, labelText, nameText, storable } from './text.ts';

const overlap = z.enum(Object.keys(OVERLAPS) as [keyof typeof OVERLAPS]);
const environment = z.enum(ENVIRONMENTS);
const channelIds = z.array(idText).min(1).max(200).nullable().optional();

const keyMaker = z.object({
  kind: z.enum(['person', 'partner_key', 'organization_key', 'operator']),
  id: z.string(),
  name: z.string().nullable(),
}) satisfies z.ZodType<KeyMaker>;
const keyView = <S extends Scope>(scopes: readonly [S, ...S[]]) =>
  z.object({
    id: z.string(),
    name: z.string(),
    scopes: z.array(z.enum(scopes)),
    status: z.enum(['live', 'expired', 'revoked', 'rotated_out', 'permission_ended']),
    hint: z.string(),
    secrets: z.array(z.object({ hint: z.string(), createdAt: z.string(), endsAt: z.string().nullable() })),
    team: z.string().nullable(),
    application: z.string().nullable(),
    environment: environment.nullable(),
    allowedAddresses: z.array(z.string()).nullable(),
    limits: z.object({ perMinute: z.number().nullable(), perMonth: z.number().nullable() }),
    remaining: z.object({ perMinute: z.number().nullable(), perMonth: z.number().nullable() }),
    createdAt: z.string(),
    createdBy: keyMaker.nullable().optional(),
    expiresAt: z.string().nullable(),
    revokedAt: z.string().nullable(),
    lastUsedAt: z.string().nullable(),
    lastUsedFrom: z.string().nullable(),
    lastRefusedAt: z.string().nullable(),
    lastRefusedReason: z.enum(Object.keys(REFUSALS) as RefusalCode[]).nullable(),
  });
const secret = { secret: z.string() };

export const channelKey = keyView(CHANNEL_SCOPES).extend({ channelId: z.string() }) satisfies z.ZodType<ChannelKey>;
export const createdChannelKey = channelKey.extend(secret) satisfies z.ZodType<CreatedChannelKey>;
export const channelKeyPage = listOf(channelKey) satisfies z.ZodType<Page<ChannelKey>>;
export const partnerKey = keyView(PARTNER_SCOPES).extend({ partnerId: z.string() }) satisfies z.ZodType<PartnerKey>;
export const createdPartnerKey = partnerKey.extend(secret) satisfies z.ZodType<CreatedPartnerKey>;
export const partnerKeyPage = listOf(partnerKey) satisfies z.ZodType<Page<PartnerKey>>;
export const organizationKey = keyView(ORGANIZATION_SCOPES).extend({
  clientId: z.string(),
  channelIds: z.array(z.string()).nullable(),
}) satisfies z.ZodType<OrganizationKey>;
export const createdOrganizationKey = organizationKey.extend(secret) satisfies z.ZodType<CreatedOrganizationKey>;
export const organizationKeyPage = listOf(organizationKey) satisfies z.ZodType<Page<OrganizationKey>>;

const scopesOf = <S extends Scope>(scopes: readonly [S, ...S[]]) =>
  z
    .array(z.enum(scopes))
    .min(1)
    .max(scopes.length)
    .refine((list) => new Set(list).size === list.length, 'A scope is named twice.');
const callLimit = z.int().min(1).max(1_000_000_000).nullable().optional();
const settings = {
  team: labelText.nullable().optional(),
  application: labelText.nullable().optional(),
  environment: environment.nullable().optional(),
  // This schema checks only how many addresses there are and how long each of them is. The server checks the content
  // later, when it parses the addresses as networks.
  allowedAddresses: z.array(storable().min(1).max(64)).min(1).max(50).nullable().optional(),
  limits: z.strictObject({ perMinute: callLimit, perMonth: callLimit }).optional(),
};
const newKey = { ...settings, name: nameText, expiresAt: instant.optional(), like: idText.optional() };
const editKey = { ...settings, id: idText, name: nameText.optional(), expiresAt: instant.nullable().optional() };

export const createChannelKeyInput = z.strictObject({
  ...newKey,
  channelId: idText,
  scopes: scopesOf(CHANNEL_SCOPES).optional(),
  overlap: overlap.optional(),
}) satisfies z.ZodType<CreateChannelKeyInput>;
export const createPartnerKeyInput = z.strictObject({
  ...newKey,
  scopes: scopesOf(PARTNER_SCOPES).optional(),
}) satisfies z.ZodType<CreatePartnerKeyInput>;
export const createOrganizationKeyInput = z.strictObject({
  ...newKey,
  scopes: scopesOf(ORGANIZATION_SCOPES).optional(),
  channelIds,
}) satisfies z.ZodType<CreateOrganizationKeyInput>;

export const editChannelKeyInput = z.strictObject({
  ...editKey,
  scopes: scopesOf(CHANNEL_SCOPES).optional(),
}) satisfies z.ZodType<EditChannelKeyInput>;
export const editPartnerKeyInput = z.strictObject({
  ...editKey,
  scopes: scopesOf(PARTNER_SCOPES).optional(),
}) satisfies z.ZodType<EditPartnerKeyInput>;
export const editOrganizationKeyInput = z.strictObject({
  ...editKey,
  scopes: scopesOf(ORGANIZATION_SCOPES).optional(),
  channelIds,
}) satisfies z.ZodType<EditOrganizationKeyInput>;

export const rotateKeyInput = z.strictObject({
  id: idText,
  overlap: overlap.optional(),
}) satisfies z.ZodType<RotateKeyInput>;

const keyFilter = {
  team: labelText.optional(),
  application: labelText.optional(),
  environment: environment.optional(),
};
const listed = pageQuery.extend({ ...searchQuery, ...keyFilter, status: z.enum(['live', 'ended']).optional() });
export const keyQuery = listed.prefault({}) satisfies z.ZodType<KeyQuery>;
export const channelKeyQuery = listed
  .extend({ channelId: idText.optional(), channelIds: z.array(idText).min(1).max(200).optional() })
  .prefault({}) satisfies z.ZodType<ChannelKeyQuery>;

export const revokeKeysInput = z
  .strictObject({
    ...keyFilter,
    ids: z.array(idText).min(1).max(200).optional(),
    channelId: idText.optional(),
    unusedSince: instant.optional(),
    createdBefore: instant.optional(),
    dryRun: z.boolean().optional(),
  })
  .refine(
    ({ dryRun: _, ...filter }) => Object.values(filter).some((value) => value !== undefined),
    'Say which keys: without a filter every key would end.',
  ) satisfies z.ZodType<RevokeKeysInput>;
export const revokedKeys = z.object({
  dryRun: z.boolean(),
  keys: z.array(z.object({ id: z.string(), name: z.string(), hint: z.string(), channelId: z.string().nullable() })),
}) satisfies z.ZodType<RevokedKeys>;
