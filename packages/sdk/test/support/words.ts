import type {
  Channel,
  ChannelKey,
  ChatelaineEvent,
  Client,
  KeyHygiene,
  LegacyUse,
  PartnerKey,
  Permission,
  PermissionRequest,
  RevokedKeys,
  Settings,
  UsageReport,
  Webhook,
  WebhookDeliveryDetails,
  WhoAmI,
} from '../../src/index.ts';
import type { PartnerWebhookEvent } from '../../src/webhooks/index.ts';

/** The test vectors of the three kinds of key. */
export const PARTNER_KEY = 'wap_0123456789ABCDEFGHIJKLMNOPQRSTUV0IuTBf';
export const CHANNEL_KEY = 'wac_0123456789ABCDEFGHIJKLMNOPQRSTUV1caMn8';
export const ORGANIZATION_KEY = 'wa_0123456789ABCDEFGHIJKLMNOPQRSTUV1ruD0o';

const createdAt = '2026-11-21T12:00:00.000Z';

export const client: Client = { id: 'aaaaaaaaaaCL', name: 'Bakery' };
export const channel: Channel = {
  id: 'aaaaaaaaaaCH',
  clientId: client.id,
  phoneNumber: '+447700900123',
  name: 'Bakery orders',
  status: 'running',
  payment: 'direct',
  permission: 'shared',
  createdAt,
};
export const permission: Permission = {
  id: 'per_aaaaaaaaaaaaaaaaaaaaaa',
  channelId: channel.id,
  clientId: client.id,
  partnerId: 'aaaaaaaaaaPA',
  status: 'shared',
  source: 'client_grant',
  grantedAt: createdAt,
  expiresAt: null,
  withdrawnAt: null,
};
export const permissionRequest: PermissionRequest = {
  id: 'req_aaaaaaaaaaaaaaaaaaaaaa',
  url: 'https://keys.example.com/permission?request=abc',
  status: 'open',
  number: null,
  redirectUrl: 'https://app.example/whatsapp',
  isDefaultRedirect: false,
  state: null,
  expiresAt: createdAt,
  answeredAt: null,
  clientId: null,
  granted: [],
  withdrawn: [],
  shared: [],
};
export const channelKey: ChannelKey = {
  id: 'key_aaaaaaaaaaaaaaaaaaaaaa',
  channelId: channel.id,
  name: 'Prod server',
  scopes: ['send', 'manage'],
  status: 'live',
  hint: 'wac_0123…aMn8',
  secrets: [],
  team: null,
  application: null,
  environment: null,
  allowedAddresses: null,
  limits: { perMinute: null, perMonth: null },
  remaining: { perMinute: null, perMonth: null },
  createdAt,
  expiresAt: null,
  revokedAt: null,
  lastUsedAt: null,
  lastUsedFrom: null,
  lastRefusedAt: null,
  lastRefusedReason: null,
};
const { channelId: _, ...ofAnyKind } = channelKey;
export const partnerKey: PartnerKey = {
  ...ofAnyKind,
  scopes: ['read', 'keys'],
  hint: 'wap_0123…uTBf',
  partnerId: permission.partnerId,
};
export const revokedKeys: RevokedKeys = {
  dryRun: true,
  keys: [{ id: channelKey.id, name: channelKey.name, hint: channelKey.hint, channelId: channel.id }],
};
export const usage: UsageReport = { rows: [{ at: null, calls: 3, refused: 1 }], totals: { calls: 3, refused: 1 } };
export const hygiene: KeyHygiene = {
  keyId: channelKey.id,
  kind: 'channel',
  name: channelKey.name,
  channelId: channel.id,
  findings: [{ code: 'no_expiry', sentence: 'It works until someone revokes it.' }],
};
export const legacyUse: LegacyUse = {
  person: { id: 'usr_aaaaaaaaaaaaaaaaaaaaaa', email: 'maria@bakery.example' },
  address: '203.0.113.7',
  userAgent: 'curl/8',
  calls: 3,
  lastAt: createdAt,
};
export const whoAmI: WhoAmI = {
  id: partnerKey.id,
  kind: 'partner',
  account: { type: 'partner', id: permission.partnerId, name: 'App' },
  name: partnerKey.name,
  scopes: partnerKey.scopes,
  team: null,
  application: null,
  environment: null,
  allowedAddresses: null,
  limits: { perMinute: null, perMonth: null },
  expiresAt: null,
  createdAt,
  secretHint: partnerKey.hint,
};
export const settings: Settings = {
  partnerId: permission.partnerId,
  name: 'App',
  logo: null,
  redirectUrls: [],
  clientsMayWithdraw: true,
  shareNewNumbersByDefault: true,
  requireSignature: false,
  legacyTokens: true,
  testing: false,
};
export const event: ChatelaineEvent = {
  id: 'evt_00000000000000000000000000',
  type: 'permission.granted',
  at: createdAt,
  actor: { kind: 'client', id: null },
  partnerId: permission.partnerId,
  clientId: client.id,
  channelId: channel.id,
  subjectId: permission.id,
  data: { phoneNumber: channel.phoneNumber, source: 'client_grant' },
};
export const webhookEvent: PartnerWebhookEvent = {
  id: event.id,
  type: 'permission.granted',
  occurredAt: createdAt,
  actor: event.actor,
  subject: {
    id: permission.id,
    partnerId: permission.partnerId,
    clientId: client.id,
    channelId: channel.id,
    facts: { phoneNumber: channel.phoneNumber, source: 'client_grant' },
  },
  event: 'channel_permission_granted',
  data: { id: channel.id },
};
export const webhook: Webhook = {
  id: 'wh_aaaaaaaaaaaaaaaaaaaaaa',
  kind: 'partner',
  name: null,
  url: 'https://app.example/webhooks',
  events: null,
  channelIds: null,
  environments: null,
  headerNames: [],
  retryPolicy: null,
  pausedAt: null,
  pauseReason: null,
  failingSince: null,
  oldSecretEndsAt: null,
  createdAt,
  updatedAt: createdAt,
};
export const delivery: WebhookDeliveryDetails = {
  id: 'dlv_aaaaaaaaaaaaaaaaaaaaaa',
  webhookId: webhook.id,
  eventId: event.id,
  event: event.type,
  channelId: channel.id,
  status: 'delivered',
  reason: null,
  attempts: 1,
  nextAttemptAt: null,
  lastStatus: 204,
  lastError: null,
  replayOf: null,
  createdAt,
  endedAt: createdAt,
  body: JSON.stringify(webhookEvent),
  history: [{ number: 1, at: createdAt, durationMs: 3, status: 204, error: null, answer: '' }],
};
