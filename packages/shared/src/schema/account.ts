import * as z from 'zod';
import type { Channel, Client } from '../channel.ts';
import type { Page } from '../page.ts';
import type { Permission, PermissionAct, PermissionCheck } from '../permission.ts';
import { listOf, pageQuery, searchQuery } from './page.ts';
import { idText } from './text.ts';

export const client = z.object({ id: z.string(), name: z.string() }) satisfies z.ZodType<Client>;
export const clientPage = listOf(client) satisfies z.ZodType<Page<Client>>;
export const clientQuery = pageQuery.extend(searchQuery).prefault({});

export const channelStatus = z.enum(['pending', 'running', 'stopped']);
export const payment = z.enum(['partner', 'direct']);
export const permissionStatus = z.enum(['shared', 'missing']);

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
    ...searchQuery,
    clientId: idText.optional(),
    permission: permissionStatus.optional(),
    status: channelStatus.optional(),
  })
  .prefault({});

export const permissionAct = z.object({
  kind: z.enum(['person', 'client', 'operator']),
  name: z.string().nullable(),
}) satisfies z.ZodType<PermissionAct>;
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
  channel: z.object({ phoneNumber: z.string(), name: z.string() }).optional(),
  grantedBy: permissionAct.nullable().optional(),
  withdrawnBy: permissionAct.nullable().optional(),
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
