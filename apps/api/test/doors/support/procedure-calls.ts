import type { PartnerScope } from '@chatelaine/shared';
import type { Answer } from '../../world/answer.ts';
import type { Caller } from '../../world/caller.ts';

/**
 * The rights that procedures need. For each right, the value is the scope that a partner key needs. Null means that no
 * key can have this right, only people.
 */
export const RIGHT_SCOPES = {
  read: 'read',
  keys: 'keys',
  requests: 'onboarding',
  settings: 'settings',
  'partner keys': null,
  'organization keys': null,
  'own codes': null,
  'own partner': null,
  permissions: null,
  'new channels': null,
  'platform secret': null,
  people: null,
  messages: null,
  'sessions and contacts': null,
  'webhooks and deliveries': 'settings',
  webhooks: 'settings',
} as const satisfies Record<string, PartnerScope | null>;
export type NeededRight = keyof typeof RIGHT_SCOPES;

/** A call of one procedure, and the right that a caller needs for it. */
export interface ProcedureCall {
  needs: NeededRight;
  send(as: Caller): Promise<Answer>;
}

const NOTHING = 'key_0000000000000000000000';
const RANGE = { from: '2026-11-01T00:00:00Z', to: '2026-12-01T00:00:00Z' };
const query = (needs: NeededRight, path: string, input?: object): [string, ProcedureCall] => [
  path,
  { needs, send: (as) => as.ask(path, input) },
];
const mutation = (needs: NeededRight, path: string, input: object): [string, ProcedureCall] => [
  path,
  { needs, send: (as) => as.change(path, input) },
];
/**
 * Returns calls of all procedures for one kind of key. The procedures that make a key may need another right than the
 * procedures that end a key.
 */
const keyCalls = (kind: string, makes: NeededRight, ends: NeededRight, more: object = {}) => [
  query(ends === 'keys' ? 'read' : ends, `${kind}.list`),
  query(ends === 'keys' ? 'read' : ends, `${kind}.get`, { id: NOTHING }),
  mutation(makes, `${kind}.create`, { name: 'x', like: NOTHING, ...more }),
  mutation(makes, `${kind}.edit`, { id: NOTHING, name: 'x' }),
  mutation(makes, `${kind}.rotate`, { id: NOTHING }),
  mutation(ends, `${kind}.endOverlap`, { id: NOTHING }),
  mutation(ends, `${kind}.revoke`, { id: NOTHING }),
  mutation(ends, `${kind}.revokeMany`, { ids: [NOTHING] }),
];

/** One call of every procedure. The ids and the codes in these calls do not exist, so no call changes anything. */
export const PROCEDURE_CALLS: Record<string, ProcedureCall> = Object.fromEntries([
  query('own codes', 'authenticator.get'),
  mutation('own codes', 'authenticator.begin', {}),
  mutation('own codes', 'authenticator.confirm', { code: '000000' }),
  mutation('own codes', 'authenticator.renewRecoveryCodes', {}),
  mutation('own codes', 'authenticator.remove', {}),
  query('read', 'calls.counted'),
  query('read', 'calls.get', { requestId: 'none' }),
  query('read', 'calls.list'),
  query('read', 'channels.list'),
  query('read', 'channels.get', { id: NOTHING }),
  query('read', 'channels.details', { id: NOTHING }),
  mutation('new channels', 'channels.add', { name: 'x', phoneNumber: 'no number' }),
  ...keyCalls('channelKeys', 'keys', 'keys', { channelId: NOTHING }),
  query('messages', 'chats.list'),
  query('messages', 'chats.get', { id: NOTHING }),
  mutation('messages', 'chats.markRead', { id: NOTHING }),
  query('read', 'clients.list'),
  query('read', 'clients.get', { id: NOTHING }),
  mutation('own codes', 'codes.request', { procedure: 'channelKeys.create' }),
  query('messages', 'contacts.list'),
  query('messages', 'contacts.get', { id: NOTHING }),
  mutation('sessions and contacts', 'contacts.export', { id: NOTHING }),
  mutation('sessions and contacts', 'contacts.erase', { id: NOTHING }),
  query('read', 'events.list'),
  query('read', 'events.watch'),
  query('read', 'events.get', { id: NOTHING }),
  query('read', 'hygiene.list'),
  query('settings', 'legacyTokens.report'),
  mutation('settings', 'legacyTokens.switch', { on: 'perhaps' }),
  query('messages', 'messages.list', { chatId: NOTHING }),
  query('messages', 'messages.get', { id: NOTHING }),
  mutation('requests', 'onboarding.start', { redirectUrl: 'https://evil.example/' }),
  query('requests', 'onboarding.get', { id: NOTHING }),
  query('requests', 'onboarding.signature'),
  ...keyCalls('organizationKeys', 'organization keys', 'organization keys'),
  ...keyCalls('partnerKeys', 'partner keys', 'settings'),
  query('own partner', 'partner.get'),
  query('own partner', 'partner.channels'),
  query('permissions', 'partner.previewChange', { partnerId: NOTHING }),
  mutation('permissions', 'partner.change', { partnerId: NOTHING, review: 'x' }),
  query('own codes', 'people.list'),
  mutation('people', 'people.invite', { email: 'nobody', role: 'member' }),
  mutation('people', 'people.changeRole', { id: NOTHING, role: 'member' }),
  mutation('people', 'people.remove', { id: NOTHING }),
  mutation('people', 'people.handOver', { id: NOTHING }),
  query('read', 'permissions.list'),
  query('permissions', 'permissions.review', { withdraw: [NOTHING] }),
  mutation('permissions', 'permissions.change', { partnerId: NOTHING, grant: [NOTHING], withdraw: [], keep: [] }),
  query('read', 'permissions.check', { channelIds: [NOTHING] }),
  query('own codes', 'profile.get'),
  mutation('own codes', 'profile.update', {}),
  mutation('own codes', 'profile.changePassword', { current: 'x', next: 'password1234' }),
  mutation('own codes', 'profile.changeEmail', { email: 'nobody', password: 'x' }),
  mutation('own codes', 'profile.showEmailChange', { token: 'x' }),
  mutation('own codes', 'profile.confirmEmail', { token: 'x' }),
  query('own codes', 'profile.sessions'),
  mutation('own codes', 'profile.endSession', { id: NOTHING }),
  mutation('own codes', 'profile.endOtherSessions', {}),
  query('own codes', 'passkeys.list'),
  mutation('own codes', 'passkeys.begin', {}),
  mutation('own codes', 'passkeys.add', { name: 'x', id: 'AA', clientDataJSON: 'AA', authenticatorData: 'AA' }),
  mutation('own codes', 'passkeys.rename', { id: NOTHING, name: 'x' }),
  mutation('own codes', 'passkeys.remove', { id: NOTHING }),
  query('messages', 'sessions.list'),
  query('messages', 'sessions.get', { id: NOTHING }),
  mutation('sessions and contacts', 'sessions.start', { id: NOTHING }),
  mutation('sessions and contacts', 'sessions.stop', { id: NOTHING }),
  mutation('sessions and contacts', 'sessions.restart', { id: NOTHING }),
  query('read', 'settings.get'),
  query('platform secret', 'settings.platformSecret'),
  mutation('platform secret', 'settings.rotatePlatformSecret', { overlap: 'a year' }),
  mutation('settings', 'settings.update', { redirectUrls: ['no address'] }),
  query('read', 'usage.query', RANGE),
  query('read', 'usage.csv', RANGE),
  query('webhooks and deliveries', 'webhooks.list'),
  query('webhooks and deliveries', 'webhooks.get', { id: NOTHING }),
  query('webhooks and deliveries', 'webhooks.deliveries', { webhookId: NOTHING }),
  query('webhooks and deliveries', 'webhooks.delivery', { id: NOTHING }),
  mutation('webhooks', 'webhooks.create', { url: 'no address' }),
  mutation('webhooks', 'webhooks.replayFailed', { id: NOTHING, since: RANGE.from }),
  ...['update', 'delete', 'pause', 'resume', 'rotateSecret', 'test', 'replay'].map((verb) =>
    mutation('webhooks', `webhooks.${verb}`, { id: NOTHING }),
  ),
]);
