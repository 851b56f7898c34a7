import type { RefusalCode } from '@chatelaine/shared';
import type { Answer } from '../../world/answer.ts';
import type { Caller } from '../../world/caller.ts';
import { DEAF_URL } from './insert-webhook.ts';

/**
 * The callers of these tests: the demo world's partner with its key, the owner of this partner, and the owner of one of
 * its clients.
 */
export type Asker = 'partner key' | 'partner’s owner' | 'client’s owner';

/** The kinds of objects that have an id and that a caller of the demo world can own. */
export type OwnKind =
  | 'partner'
  | 'client'
  | 'channel'
  | 'event'
  | 'request'
  | 'key'
  | 'organizationKey'
  | 'partnerKey'
  | 'person'
  | 'session'
  | 'passkey'
  | 'chat'
  | 'message'
  | 'contact'
  | 'webhook'
  | 'delivery';

/** For each kind, the id of one object in the demo world. */
export type OwnIds = Record<OwnKind, string>;

/** A call of a procedure. One field of its input takes the id that a test wants to try. */
export interface IdCall {
  kind: OwnKind;
  /**
   * The caller that owns the objects of this kind. The tests also call the procedure as this caller, with the id of its
   * own object.
   */
  owner: Asker;
  send(as: Caller, id: string, own: OwnIds): Promise<Answer>;
  /**
   * Returns the refusal that this caller gets for an id that does not exist. Null means that the server answers with an
   * empty result.
   */
  refusal(asker: Asker): RefusalCode | null;
}

type Refusals = Partial<Record<Asker, RefusalCode | null>>;
type Input = (id: string, own: OwnIds) => object;

const inputOf = (field: string): Input => {
  return (id) => ({ [field]: id });
};
const RANGE = { from: '2026-11-01T00:00:00Z', to: '2026-12-01T00:00:00Z' };
const byId: Input = (id) => ({ id });
const WEBHOOK = { url: DEAF_URL };

const callOf =
  (type: 'ask' | 'change', owner: Asker, refusals: Refusals) =>
  (name: string, kind: OwnKind, input: Input): [string, IdCall] => {
    const path = name.split(' ', 1)[0] ?? name;
    const send: IdCall['send'] = (as, id, own) => as[type](path, input(id, own));
    return [name, { kind, owner, send, refusal: (who) => (who in refusals ? (refusals[who] ?? null) : 'not_found') }];
  };

const NOT_PARTNER = { 'partner key': 'not_allowed', 'partner’s owner': 'not_allowed' } as const;
const NOT_CLIENT = { 'client’s owner': 'not_allowed' } as const;
const OWNER_ONLY = { 'partner key': 'not_allowed', 'client’s owner': 'not_allowed' } as const;

// The client shares this number with the partner. So only the partner may make keys for the number, even as a copy of
// an existing key.
const SHARED = { 'client’s owner': 'not_allowed' } as const;
const query = callOf('ask', 'partner key', {});
const ofPartner = callOf('ask', 'partner key', NOT_CLIENT);
const mutation = callOf('change', 'partner key', {});
const organization = callOf('change', 'client’s owner', NOT_PARTNER);
const asked = callOf('ask', 'client’s owner', NOT_PARTNER);
const partnerEnds = callOf('change', 'partner key', NOT_CLIENT);
const partnerMakes = callOf('change', 'partner’s owner', OWNER_ONLY);
const ofPeople = callOf('change', 'partner’s owner', { 'partner key': 'not_allowed' });
const nothing = { 'partner key': null, 'partner’s owner': null, 'client’s owner': null };

/**
 * Calls of every procedure that takes ids. A procedure whose input has several ids is in this list once for each of
 * them.
 */
export const ID_CALLS: Record<string, IdCall> = Object.fromEntries([
  query('calls.counted keyId', 'key', (keyId) => ({ keyId })),
  query('calls.counted channelId', 'channel', (channelId) => ({ channelId })),
  query('calls.list keyId', 'key', (keyId) => ({ keyId })),
  query('calls.list channelId', 'channel', (channelId) => ({ channelId })),
  query('channels.get', 'channel', byId),
  query('channels.details', 'channel', byId),
  query('clients.get', 'client', byId),
  query('channelKeys.get', 'key', byId),
  query('events.get', 'event', byId),
  ofPartner('onboarding.get', 'request', byId),
  ofPartner('partnerKeys.get', 'partnerKey', byId),
  asked('organizationKeys.get', 'organizationKey', byId),
  asked('chats.get', 'chat', byId),
  asked('contacts.get', 'contact', byId),
  asked('messages.get', 'message', byId),
  asked('messages.list chatId', 'chat', inputOf('chatId')),
  asked('sessions.get', 'channel', byId),
  query('webhooks.get', 'webhook', byId),
  query('webhooks.deliveries', 'webhook', inputOf('webhookId')),
  query('webhooks.delivery', 'delivery', byId),
  query('usage.query keyId', 'key', (keyId) => ({ ...RANGE, keyId })),
  query('usage.query channelId', 'channel', (channelId) => ({ ...RANGE, channelId })),
  query('usage.csv keyId', 'key', (keyId) => ({ ...RANGE, keyId })),
  query('usage.csv channelId', 'channel', (channelId) => ({ ...RANGE, channelId })),

  mutation('channelKeys.create channelId', 'channel', (channelId) => ({ channelId, name: 'Mine now' })),
  callOf('change', 'partner key', SHARED)('channelKeys.create like', 'key', (like, { channel }) => ({
    channelId: channel,
    name: 'My copy',
    like,
  })),
  mutation('channelKeys.edit', 'key', (id) => ({ id, name: 'Mine renamed' })),
  mutation('channelKeys.rotate', 'key', byId),
  mutation('channelKeys.endOverlap', 'key', byId),
  mutation('channelKeys.revoke', 'key', byId),
  callOf('change', 'partner key', nothing)('channelKeys.revokeMany ids', 'key', (id) => ({ ids: [id] })),
  callOf('change', 'partner key', nothing)('channelKeys.revokeMany channelId', 'channel', inputOf('channelId')),

  organization('organizationKeys.create like', 'organizationKey', (like) => ({ name: 'My own copy', like })),
  organization('organizationKeys.create channelIds', 'channel', (id) => ({
    name: 'My numbers',
    scopes: ['read'],
    channelIds: [id],
  })),
  organization('organizationKeys.edit', 'organizationKey', (id) => ({ id, name: 'My own, renamed' })),
  organization('organizationKeys.edit channelIds', 'channel', (channelId, { organizationKey }) => ({
    id: organizationKey,
    channelIds: [channelId],
  })),
  organization('organizationKeys.rotate', 'organizationKey', byId),
  organization('organizationKeys.endOverlap', 'organizationKey', byId),
  organization('organizationKeys.revoke', 'organizationKey', byId),
  callOf('change', 'client’s owner', { ...NOT_PARTNER, 'client’s owner': null })(
    'organizationKeys.revokeMany',
    'organizationKey',
    (id) => ({ ids: [id] }),
  ),

  asked('permissions.review', 'channel', (id) => ({ withdraw: [id] })),
  organization('permissions.change keep', 'channel', (id, { partner: partnerId }) => ({
    ...{ partnerId, grant: [], withdraw: [], keep: [id] },
  })),
  callOf('change', 'client’s owner', { ...NOT_PARTNER, 'client’s owner': 'conflict' })(
    'permissions.change partnerId',
    'partner',
    (partnerId, { channel }) => ({ partnerId, grant: [], withdraw: [], keep: [channel] }),
  ),

  partnerMakes('partnerKeys.edit', 'partnerKey', (id) => ({ id, name: 'Ours renamed' })),
  partnerMakes('partnerKeys.rotate', 'partnerKey', byId),
  partnerEnds('partnerKeys.endOverlap', 'partnerKey', byId),
  partnerEnds('partnerKeys.revoke', 'partnerKey', byId),
  callOf('change', 'partner key', { ...nothing, ...NOT_CLIENT })('partnerKeys.revokeMany', 'partnerKey', (id) => ({
    ids: [id],
  })),
  ofPeople('people.changeRole', 'person', (id) => ({ id, role: 'member' })),
  ofPeople('people.remove', 'person', byId),
  ofPeople('people.handOver', 'person', byId),
  ofPeople('profile.endSession', 'session', byId),
  ofPeople('passkeys.rename', 'passkey', (id) => ({ id, name: 'Phone' })),
  ofPeople('passkeys.remove', 'passkey', byId),
  // The server asks for the one-time code before it searches the key that is to be copied. So an unknown id gets
  // `code_required`.
  callOf('change', 'partner’s owner', { ...OWNER_ONLY, 'partner’s owner': 'code_required' })(
    'partnerKeys.create like',
    'partnerKey',
    (like) => ({ name: 'Our copy', like }),
  ),
  mutation('webhooks.create channelIds', 'channel', (id) => ({ ...WEBHOOK, channelIds: [id] })),
  mutation('webhooks.update', 'webhook', (id) => ({ id, name: 'Mine renamed' })),
  mutation('webhooks.update channelIds', 'channel', (id, { webhook }) => ({ id: webhook, channelIds: [id] })),
  ...['pause', 'resume', 'rotateSecret', 'test', 'delete'].map((verb) => mutation(`webhooks.${verb}`, 'webhook', byId)),
  mutation('webhooks.replayFailed', 'webhook', (id) => ({ id, since: RANGE.from })),
  mutation('webhooks.replay', 'delivery', byId),
  organization('chats.markRead', 'chat', byId),
  organization('contacts.export', 'contact', byId),
  organization('contacts.erase', 'contact', byId),
  organization('sessions.start', 'channel', byId),
  organization('sessions.restart', 'channel', byId),
  // The last one, because a stopped number gets no more keys.
  organization('sessions.stop', 'channel', byId),
]);

/**
 * The procedures that take no id of an object (the request id of `calls.get` is not one, and the tests of calls try
 * it): lists, and procedures about the caller's own account. foreign-lists.test.ts tests
 * them. `codes.request` is in this list too, although the input of its act may have ids: the server checks these ids
 * only when the act itself is called. `partner.previewChange` and `partner.change` take the id of any partner, because
 * the link `/permission?partner_id=…` shows every partner to everybody; change-partner.test.ts tests them.
 */
export const WITHOUT_ID = [
  ...[
    'channels.list',
    'channelKeys.list',
    'clients.list',
    'events.list',
    'events.watch',
    'hygiene.list',
    'permissions.list',
  ],
  ...['sessions.list', 'chats.list', 'contacts.list', 'webhooks.list'],
  'calls.get',
  ...['organizationKeys.list', 'partnerKeys.list', 'permissions.check', 'onboarding.start', 'onboarding.signature'],
  ...['settings.get', 'settings.update', 'legacyTokens.report', 'legacyTokens.switch', 'codes.request'],
  ...['channels.add', 'partner.get', 'partner.channels', 'partner.previewChange', 'partner.change'],
  ...['settings.platformSecret', 'settings.rotatePlatformSecret'],
  ...['authenticator.get', 'authenticator.begin', 'authenticator.confirm'],
  ...['authenticator.renewRecoveryCodes', 'authenticator.remove', 'people.list', 'people.invite'],
  ...['profile.get', 'profile.update', 'profile.changePassword', 'profile.changeEmail', 'profile.confirmEmail'],
  ...['profile.showEmailChange', 'profile.sessions', 'profile.endOtherSessions'],
  ...['passkeys.list', 'passkeys.begin', 'passkeys.add'],
];
