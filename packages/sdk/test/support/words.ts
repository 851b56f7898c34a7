import type {
  Channel,
  ChannelKey,
  ChatelaineEvent,
  Client,
  Permission,
  PermissionRequest,
  Settings,
} from '../../src/index.ts';

/** The vectors of the three kinds of key. */
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
  limits: { perMinute: null, perMonth: null },
  createdAt,
  expiresAt: null,
  revokedAt: null,
  lastUsedAt: null,
};
export const settings: Settings = {
  partnerId: permission.partnerId,
  name: 'App',
  logo: null,
  redirectUrls: [],
  clientsMayWithdraw: true,
  shareNewNumbersByDefault: true,
  requireSignature: false,
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
  data: {},
};
