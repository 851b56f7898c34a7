import type { Act, RefusalCode } from '@chatelaine/shared';
import { DEAF_URL } from './insert-webhook.ts';

export type Side = 'partner' | 'client';
/** The kinds of objects whose ids are in the inputs below. */
export type Kind =
  | ('client' | 'channel' | 'event' | 'key' | 'organizationKey' | 'partnerKey' | 'person' | 'request')
  | ('session' | 'chat' | 'message' | 'contact')
  | ('webhook' | 'delivery');

/** The kinds of objects that only one side can have. */
export const OF_SIDE: Record<Side, readonly Kind[]> = {
  partner: ['partnerKey', 'request'],
  client: ['organizationKey', 'chat', 'message', 'contact'],
};

/**
 * One procedure: the act that it needs, and an input with which a caller that may do the act succeeds. To add a
 * procedure, add one row to {@link RIGHT_ROWS}. Most rows need only a path, an act and an input.
 */
export interface RightRow {
  path: string;
  act: Act;
  /** The kind of the object in the input. Without it, the input has no id of an object of the account. */
  kind?: Kind;
  /** Makes the input. `id` is the id of an object of `kind`. `name` is a name that no other call has. */
  input?(id: string, name: string): object;
  /** Set when only this side may call the procedure, although the act is for both sides. */
  only?: Side;
  /** A person needs a one-time code for this call. */
  code?: true;
  /** True: the procedure is about the person's own sign-in, and pays no attention to the account of the call. */
  isPersonal?: true;
  /** The answer for an id of another account has status 200, and is the answer for an invented id. */
  skips?: true;
  /**
   * The refusal of a caller that has the right, when the call cannot succeed in this test. The refusal shows that the
   * server did judge the call itself. Say in a comment which test shows the success.
   */
  past?: RefusalCode;
}

const RANGE = { from: '2026-11-01T00:00:00Z', to: '2026-12-01T00:00:00Z' };
const byId = (id: string) => ({ id });
const renamed = (id: string, name: string) => ({ id, name });

const toPartner = (partnerId: string) => ({ partnerId });
const CHOICE = { grant: ['0000000000CH'], withdraw: [], keep: [] };
const numberOf = (name: string) => `+1202555${name.replaceAll(/\D/g, '').padStart(4, '0')}`;
const emailOf = (name: string) => `${name.toLowerCase().replaceAll(' ', '-')}@rights.example`;

/** A passkey that no device made. */
const NO_PASSKEY = { name: 'Phone', id: 'AA', clientDataJSON: 'AA', authenticatorData: 'AA' };

/** The rows about the person's own sign-in. test/people shows the successes that these calls do not have. */
function profileRows(): RightRow[] {
  const own = { act: 'own_profile', isPersonal: true } as const;
  const wrong = { current: 'a wrong password', next: 'a new and long password' };
  return [
    { ...own, path: 'profile.get' },
    { ...own, path: 'profile.sessions' },
    { ...own, path: 'profile.update', input: () => ({}) },
    { ...own, path: 'profile.changePassword', input: () => wrong, past: 'invalid_input' },
    {
      ...{ ...own, path: 'profile.changeEmail', past: 'invalid_input' },
      input: (_, name) => ({ email: emailOf(name), password: 'a wrong password' }),
    },
    { ...own, path: 'profile.showEmailChange', input: (token) => ({ token }), past: 'not_found' },
    { ...own, path: 'profile.confirmEmail', input: (token) => ({ token }), past: 'not_found' },
    { ...own, path: 'profile.endSession', input: byId, past: 'not_found' },
    { ...own, path: 'profile.endOtherSessions', input: () => ({}) },
    // test/passkeys adds, renames and removes passkeys.
    { ...own, path: 'passkeys.list' },
    { ...own, path: 'passkeys.begin', input: () => ({}) },
    { ...own, path: 'passkeys.add', input: () => NO_PASSKEY, past: 'invalid_input' },
    { ...own, path: 'passkeys.rename', input: (id) => ({ id, name: 'Phone' }), past: 'not_found' },
    { ...own, path: 'passkeys.remove', input: byId, past: 'not_found' },
  ];
}

/** The rows about webhooks. */
function webhookRows(): RightRow[] {
  const [read, write] = [{ act: 'webhooks_read' } as const, { act: 'webhooks' } as const];
  const one = { kind: 'webhook', input: byId } as const;
  return [
    { ...read, path: 'webhooks.list' },
    { ...read, ...one, path: 'webhooks.get' },
    { ...read, path: 'webhooks.deliveries', kind: 'webhook', input: (webhookId) => ({ webhookId }) },
    { ...read, path: 'webhooks.delivery', kind: 'delivery', input: byId },
    { ...write, path: 'webhooks.create', input: (_, name) => ({ url: DEAF_URL, name }), code: true },
    { ...write, path: 'webhooks.update', kind: 'webhook', input: renamed },
    { ...write, ...one, path: 'webhooks.delete' },
    { ...write, ...one, path: 'webhooks.pause' },
    { ...write, ...one, path: 'webhooks.resume' },
    { ...write, ...one, path: 'webhooks.rotateSecret', code: true },
    { ...write, ...one, path: 'webhooks.test' },
    { ...write, path: 'webhooks.replay', kind: 'delivery', input: byId },
    { ...write, path: 'webhooks.replayFailed', kind: 'webhook', input: (id) => ({ id, since: RANGE.from }) },
  ];
}

/** The rows that are alike for every kind of key. */
const keyRows = (path: string, kind: Kind, acts: { list: Act; make: Act; end: Act }, code?: true): RightRow[] => [
  { path: `${path}.list`, act: acts.list },
  { path: `${path}.get`, act: acts.list, kind, input: byId },
  { path: `${path}.edit`, act: acts.make, kind, input: renamed },
  { path: `${path}.rotate`, act: acts.make, kind, input: byId, ...(code && { code }) },
  { path: `${path}.endOverlap`, act: acts.end, kind, input: byId },
  { path: `${path}.revoke`, act: acts.end, kind, input: byId },
  { path: `${path}.revokeMany`, act: acts.end, kind, input: (id) => ({ ids: [id] }), skips: true },
];

/** One row for each procedure of the server. */
export const RIGHT_ROWS: readonly RightRow[] = [
  { path: 'authenticator.get', act: 'own_codes' },
  { path: 'authenticator.begin', act: 'own_codes', input: () => ({}), code: true },
  // The callers have no authenticator app. test/codes/authenticator.test.ts sets up an app and removes it.
  { path: 'authenticator.confirm', act: 'own_codes', input: () => ({ code: '000000' }), past: 'code_wrong' },
  { path: 'authenticator.renewRecoveryCodes', act: 'own_codes', input: () => ({}), past: 'not_found' },
  { path: 'authenticator.remove', act: 'own_codes', input: () => ({}), past: 'not_found' },
  { path: 'calls.list', act: 'read', kind: 'key', input: (keyId) => ({ keyId }) },
  { path: 'calls.get', act: 'read', input: () => ({ requestId: 'a call that was not kept' }) },
  { path: 'calls.counted', act: 'read', kind: 'channel', input: (channelId) => ({ channelId }) },
  { path: 'channels.list', act: 'read' },
  { path: 'channels.add', act: 'channels_add', input: (_, name) => ({ name, phoneNumber: numberOf(name) }) },
  { path: 'channels.details', act: 'read', kind: 'channel', input: byId },
  { path: 'channels.get', act: 'read', kind: 'channel', input: byId },
  {
    path: 'channelKeys.create',
    act: 'channel_keys',
    kind: 'channel',
    input: (channelId, name) => ({ channelId, name }),
  },
  ...keyRows('channelKeys', 'key', { list: 'read', make: 'channel_keys', end: 'channel_keys' }),
  { path: 'chats.list', act: 'messages_read' },
  { path: 'chats.get', act: 'messages_read', kind: 'chat', input: byId },
  { path: 'chats.markRead', act: 'messages', kind: 'chat', input: byId },
  { path: 'clients.list', act: 'read' },
  { path: 'clients.get', act: 'read', kind: 'client', input: byId },
  { path: 'codes.request', act: 'own_codes', input: () => ({ procedure: 'authenticator.begin', input: {} }) },
  { path: 'contacts.list', act: 'messages_read' },
  { path: 'contacts.get', act: 'messages_read', kind: 'contact', input: byId },
  { path: 'contacts.export', act: 'contacts_manage', kind: 'contact', input: byId },
  { path: 'contacts.erase', act: 'contacts_manage', kind: 'contact', input: byId },
  { path: 'events.list', act: 'read' },
  { path: 'events.get', act: 'read', kind: 'event', input: byId },
  { path: 'events.watch', act: 'read' },
  { path: 'hygiene.list', act: 'read' },
  { path: 'legacyTokens.report', act: 'partner_keys_list' },
  { path: 'legacyTokens.switch', act: 'legacy_tokens_off', input: () => ({ on: false }) },
  { path: 'messages.list', act: 'messages_read', kind: 'chat', input: (chatId) => ({ chatId }) },
  { path: 'messages.get', act: 'messages_read', kind: 'message', input: byId },
  { path: 'onboarding.start', act: 'permission_requests', input: () => ({}) },
  { path: 'onboarding.get', act: 'permission_requests', kind: 'request', input: byId },
  { path: 'onboarding.signature', act: 'permission_requests' },
  { path: 'organizationKeys.create', act: 'organization_keys', input: (_, name) => ({ name, scopes: ['read'] }) },
  ...keyRows('organizationKeys', 'organizationKey', {
    ...{ list: 'organization_keys', make: 'organization_keys', end: 'organization_keys' },
  }),
  { path: 'partner.get', act: 'own_partner' },
  // The current partner of the caller stays. test/permission-changes and test/races/change-partner.test.ts change it.
  { path: 'partner.previewChange', act: 'permissions', input: toPartner, past: 'not_found' },
  {
    path: 'partner.change',
    act: 'permissions',
    input: (id) => ({ ...toPartner(id), review: 'none' }),
    past: 'not_found',
  },
  { path: 'partnerKeys.create', act: 'partner_keys', input: (_, name) => ({ name }), code: true },
  ...keyRows(
    'partnerKeys',
    'partnerKey',
    { list: 'partner_keys_list', make: 'partner_keys', end: 'partner_keys_list' },
    true,
  ),
  { path: 'people.list', act: 'people_list' },
  { path: 'people.invite', act: 'people', input: (_, name) => ({ email: emailOf(name), role: 'member' }), code: true },
  { path: 'people.changeRole', act: 'people', kind: 'person', input: (id) => ({ id, role: 'owner' }), code: true },
  { path: 'people.remove', act: 'people', kind: 'person', input: byId },
  // The caller would no longer be an owner. test/people/people.test.ts hands an account over.
  { path: 'people.handOver', act: 'people', input: byId, past: 'not_found' },
  { path: 'partner.channels', act: 'own_partner' },
  { path: 'permissions.list', act: 'read' },
  // No number of the caller is Shared. test/permission-changes withdraws and grants.
  { path: 'permissions.review', act: 'permissions', input: (id) => ({ withdraw: [id] }), past: 'not_found' },
  {
    path: 'permissions.change',
    act: 'permissions',
    input: (id) => ({ ...toPartner(id), ...CHOICE }),
    past: 'conflict',
  },
  { path: 'permissions.check', act: 'read', input: () => ({ channelIds: ['0000000000CH'] }) },
  ...profileRows(),
  { path: 'sessions.list', act: 'sessions_read' },
  { path: 'sessions.get', act: 'sessions_read', kind: 'session', input: byId },
  { path: 'sessions.start', act: 'sessions_manage', kind: 'session', input: byId },
  { path: 'sessions.stop', act: 'sessions_manage', kind: 'session', input: byId },
  { path: 'sessions.restart', act: 'sessions_manage', kind: 'session', input: byId },
  { path: 'settings.platformSecret', act: 'platform_secret' },
  { path: 'settings.rotatePlatformSecret', act: 'platform_secret', input: () => ({}), code: true },
  { path: 'settings.get', act: 'read', only: 'partner' },
  { path: 'settings.update', act: 'settings', input: () => ({ requireSignature: false }) },
  { path: 'usage.query', act: 'read', kind: 'key', input: (keyId) => ({ ...RANGE, keyId }) },
  { path: 'usage.csv', act: 'read', kind: 'channel', input: (channelId) => ({ ...RANGE, channelId }) },
  ...webhookRows(),
];
