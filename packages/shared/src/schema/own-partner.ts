import * as z from 'zod';
import type {
  ChangedPartner,
  ChangedPermissions,
  OwnChannel,
  OwnPartner,
  PartnerChange,
  PartnerChangePreview,
  PermissionChange,
  WithdrawalReview,
} from '../own-partner.ts';
import { channelStatus, payment, permissionAct, permissionStatus } from './account.ts';
import { idText, instant } from './text.ts';

export const ownPartner = z
  .object({
    id: z.string(),
    name: z.string(),
    logo: z.string().nullable(),
    connectedSince: z.string().nullable(),
    host: z.string().nullable(),
    mayWithdraw: z.boolean(),
    laterShared: z.boolean(),
  })
  .nullable() satisfies z.ZodType<OwnPartner | null>;

export const ownChannels = z.array(
  z.object({
    id: z.string(),
    phoneNumber: z.string(),
    name: z.string(),
    status: channelStatus,
    payment,
    permission: permissionStatus,
    sharedAt: z.string().nullable(),
    expiresAt: z.string().nullable(),
    mayWithdraw: z.boolean(),
    ownKey: z.string().nullable(),
    changedBy: permissionAct.nullable(),
    changedAt: z.string().nullable(),
  }),
) satisfies z.ZodType<OwnChannel[]>;

const stoppedKeys = z.array(
  z.object({
    id: z.string(),
    name: z.string(),
    hint: z.string(),
    channelId: z.string(),
    lastUsedAt: z.string().nullable(),
  }),
);

const ids = z.array(idText).max(1000);
const token = z.string().min(1).max(256);
const shownIds = z.array(z.string());

export const withdrawalReviewInput = z.strictObject({ withdraw: ids.min(1) });
export const withdrawalReview = z.object({
  withdraw: shownIds,
  keys: stoppedKeys,
  token: z.string(),
}) satisfies z.ZodType<WithdrawalReview>;
export const permissionChange = z.strictObject({
  partnerId: idText,
  grant: ids,
  withdraw: ids,
  keep: ids,
  expiresAt: instant.optional(),
  review: token.optional(),
}) satisfies z.ZodType<PermissionChange>;
export const changedPermissions = z.object({
  granted: shownIds,
  withdrawn: shownIds,
  shared: shownIds,
}) satisfies z.ZodType<ChangedPermissions>;

const namedChannels = z.array(z.object({ id: z.string(), phoneNumber: z.string(), name: z.string() }));
export const partnerChangeInput = z.strictObject({ partnerId: idText });
export const partnerChangePreview = z.object({
  partner: z.object({ id: z.string(), name: z.string(), logo: z.string().nullable() }),
  current: z.object({ id: z.string(), name: z.string() }),
  withdraw: namedChannels,
  share: namedChannels,
  keys: stoppedKeys,
  token: z.string(),
}) satisfies z.ZodType<PartnerChangePreview>;
export const partnerChange = z.strictObject({ partnerId: idText, review: token }) satisfies z.ZodType<PartnerChange>;
export const changedPartner = z.object({
  partnerId: z.string(),
  withdrawn: shownIds,
  shared: shownIds,
}) satisfies z.ZodType<ChangedPartner>;
