import { type EventData, type EventType, PAUSE_REASONS } from '@chatelaine/shared';

const key = { name: 'Prod server', kind: 'channel' } as const;
const settings = {
  scopes: ['send' as const],
  allowedAddresses: ['203.0.113.0/24'],
  channelIds: null,
  team: null,
  application: null,
  environment: null,
  limitPerMinute: null,
  limitPerMonth: null,
  expiresAt: null,
};
const partnerSettings = {
  partnerId: 'Aaaaaaaaa1PA',
  name: 'Acme Inbox',
  hasLogo: false,
  redirectUrls: [],
  clientsMayWithdraw: true,
  shareNewNumbersByDefault: false,
  requireSignature: false,
  legacyTokens: true,
  testing: false,
};
const phoneNumber = '+447700900101';
const since = '2026-11-01T00:00:00.000Z';
const expiresAt = '2026-12-31T00:00:00.000Z';
const restored = { reason: 'restored', since } as const;
const failures = { count: 3, network: '203.0.113.0/24' };
const nothing = {};

/** Data of each type of event. A type whose sentence depends on its data has one example for each sentence. */
export const EVENT_SAMPLES: { [Type in EventType]: EventData[Type][] } = {
  'partner.added': [{ name: 'Acme Inbox' }],
  'client.added': [{ name: 'Harbour Bakery', payment: 'direct' }],
  'client.connected': [nothing],
  'client.disconnected': [nothing],
  'channel.added': [{ name: 'Orders', phoneNumber, payment: 'direct', status: 'running' }],
  'channel.status_changed': [{ before: 'running', after: 'stopped' }],
  'channel.renamed': [{ before: { name: 'Orders' }, after: { name: 'Orders and returns' } }],
  'channel.removed': [{ name: 'Orders', phoneNumber }],
  'account.suspended': [nothing],
  'account.resumed': [nothing],
  'person.invited': [{ role: 'member' }, { role: 'owner', before: 'member' }],
  'person.joined': [nothing],
  'person.signed_in': [nothing, { newNetwork: true }, { way: 'passkey' }],
  'person.signed_out': [nothing, { sessions: 2, legacyTokens: 1 }, { sessions: 2, legacyTokens: 1, ...restored }],
  'person.sign_in_failed': [failures, { ...failures, count: 1, firstOfDay: true }],
  'person.code_asked': [failures],
  'person.code_failed': [failures],
  'person.locked': [{ ...failures, network: null }],
  'person.unlocked': [nothing],
  'person.password_changed': [nothing],
  'person.password_forgotten': [nothing],
  'person.email_changed': [nothing],
  'person.role_changed': [{ before: 'owner', after: 'member' }],
  'person.removed': [{ role: 'member' }],
  'permission.granted': [
    { phoneNumber, source: 'client_grant', expiresAt },
    { phoneNumber, source: 'partner_payment' },
  ],
  'permission.withdrawn': [{ phoneNumber }, { phoneNumber, ...restored }],
  'permission_request.opened': [nothing],
  'permission_request.granted': [{ granted: 2, withdrawn: 0, shared: 3 }],
  'permission_request.denied': [nothing],
  'api_key.created': [{ ...key, ...settings, hint: 'wac_1…abcd' }],
  'api_key.edited': [
    { ...key, before: { scopes: ['send'] }, after: { scopes: ['send', 'manage'] }, widened: true },
    { ...key, before: { team: null }, after: { team: 'Sales' }, widened: false },
  ],
  'api_key.rotated': [{ ...key, hint: 'wac_1…abcd', overlap: '24h' }],
  'api_key.overlap_ended': [{ ...key, hints: ['wac_1…abcd'] }],
  'api_key.revoked': [
    { ...key, reason: 'revoked' },
    { name: 'Prod server', reason: 'replaced', overlap: '0' },
    { ...key, ...restored },
  ],
  'api_key.expiring': [
    { ...key, expiresAt, daysBefore: 30, phoneNumber },
    { ...key, expiresAt, daysBefore: 1 },
  ],
  'permission.expiring': [{ phoneNumber, expiresAt, daysBefore: 7 }],
  'authenticator.added': [nothing],
  'authenticator.removed': [nothing],
  'passkey.added': [{ name: 'Passkey of 30 Nov 2026' }],
  'passkey.removed': [{ names: ['Phone'] }, { names: ['Phone', 'Laptop'], reason: 'password_set' }],
  'passkey.copied': [{ name: 'Phone' }],
  'recovery_codes.created': [nothing],
  'recovery_code.used': [nothing],
  'legacy_token.created': [nothing, { newNetwork: true }],
  'legacy_tokens.switched': [{ before: { on: true }, after: { on: false } }],
  'platform_secret.rotated': [{ hint: 'wps_abcd…wxyz', overlap: '24h' }],
  'settings.updated': [{ before: partnerSettings, after: { ...partnerSettings, requireSignature: true } }],
  'webhook.set': [{ host: 'hooks.example' }],
  'webhook.created': [{ host: 'hooks.example' }],
  'webhook.edited': [{ host: 'hooks.example', fields: ['url', 'events'] }],
  'webhook.deleted': [{ host: 'hooks.example' }],
  'webhook.secret_rotated': [{ host: 'hooks.example' }],
  'webhook.failing': [{ host: 'hooks.example', since }],
  'webhook.paused': PAUSE_REASONS.map((reason) => ({ host: 'hooks.example', reason })),
  'webhook.resumed': [{ host: 'hooks.example' }],
  'webhook.replayed': [{ host: 'hooks.example', count: 3 }],
  'messages_retention.changed': [{ before: { days: 90 }, after: { days: 30 } }],
  'contact.exported': [nothing],
  'contact.erased': [nothing],
  'server.restored': [
    {
      ...{ since, permissions: 1, keys: 2, requests: 0, codes: 0, signUpLinks: 0 },
      ...{
        authenticatorOffers: 0,
        emailChanges: 0,
        knownBrowsers: 0,
        passkeys: 2,
        kept: 0,
        sessions: 4,
        legacyTokens: 0,
      },
    },
  ],
};
