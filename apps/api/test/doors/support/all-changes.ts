import { insertConversation } from '../../messages/support/insert-conversation.ts';
import type { Answer } from '../../world/answer.ts';
import type { Caller } from '../../world/caller.ts';
import type { World } from '../../world/start-world.ts';
import type { Door } from './expect-refusal.ts';
import { DEAF_URL, insertWebhook } from './insert-webhook.ts';
import { makeKey, sharedChannel } from './running-channel.ts';

/** A change that the server accepts. Tests send this change again with additional fields in its body. */
export interface Change {
  door: Door;
  /** A body that the server accepts. */
  body: Record<string, unknown>;
  send(body: unknown): Promise<Answer>;
}

/** Returns every change that a caller can ask for from outside. */
export async function changesOfAllDoors(world: World): Promise<Record<string, Change>> {
  const { baseUrl, demo, bakery } = world;
  const key = world.as(demo.partner.partnerKey);
  const { id } = await makeKey(world);
  const owner = world.as(bakery.user);
  const link = { path: `/onboarding/${demo.partner.id}`, query: '' };
  const asked = await owner.question(baseUrl + link.path);
  const other = await owner.question(`${baseUrl}${link.path}?state=other`);
  const deny = { requestId: other.step === 'choose' ? other.requestId : '', decision: 'deny' };
  const save = {
    requestId: asked.step === 'choose' ? asked.requestId : '',
    decision: 'save',
    clientId: bakery.id,
    grant: [bakery.channels[0]?.id],
    withdraw: [],
    keep: [],
  };
  const invite = ['person', 'add', '--email', 'new@bakery.example', '--account', bakery.id];
  const { token } = await world.admin<{ token: string }>(...invite);
  const procedure = (path: string, body: Record<string, unknown>, as = key): Change => ({
    door: 'procedures',
    body,
    send: (sent) => as.change(path, sent),
  });
  const route = (path: string, body: Record<string, unknown>): Change => ({
    door: 'json',
    body,
    send: (sent) => owner.post(path, sent),
  });
  return {
    ...(await keyChanges(world, procedure, id)),
    ...(await ownChanges(world, procedure)),
    'permissions.change': procedure(
      'permissions.change',
      { partnerId: demo.partner.id, grant: [bakery.channels[1]?.id], withdraw: [], keep: [] },
      owner,
    ),
    'partner.change': procedure('partner.change', { partnerId: 'no partner', review: 'x' }, owner),
    ...(await messageChanges(world, procedure)),
    'channels.add': procedure('channels.add', { name: 'New', phoneNumber: '+447700900777' }, owner),
    ...(await webhookChanges(world, procedure)),
    'settings.rotatePlatformSecret': procedure('settings.rotatePlatformSecret', {}, world.as(demo.partner.user)),
    'settings.update': procedure('settings.update', { clientsMayWithdraw: false }),
    'onboarding.start': procedure('onboarding.start', { state: 'x' }),
    '/permission/question': route('/permission/question', { ...link, query: '?state=new' }),
    '/permission/answer, save': route('/permission/answer', save),
    '/permission/answer, deny': route('/permission/answer', deny),
    '/permission/more-time': route('/permission/more-time', { requestId: save.requestId }),
    '/api/auth/sign-in/email': route('/api/auth/sign-in/email', { ...bakery.user }),
    '/api/auth/sign-in/passkey': route('/api/auth/sign-in/passkey', { ...NO_PASSKEY, signature: 'AA' }),
    '/api/auth/sign-in/passkey/begin': route('/api/auth/sign-in/passkey/begin', {}),
    '/sign-in/invitation': route('/sign-in/invitation', { token }),
    '/sign-in/forgotten': route('/sign-in/forgotten', { email: bakery.user.email }),
    '/sign-in/new': route('/sign-in/new', { token, name: 'New', password: 'long enough for us' }),
  };
}

// A passkey that no device made.
const NO_PASSKEY = { id: 'AA', clientDataJSON: 'AA', authenticatorData: 'AA' };

type Procedure = (path: string, body: Record<string, unknown>, as?: Caller) => Change;

/** Returns every change that makes or changes keys. Each of them is sent by a caller that has the right to make it. */
async function keyChanges(world: World, procedure: Procedure, channelKeyId: string): Promise<Record<string, Change>> {
  const { demo, admin, bakery } = world;
  const asClient = world.as(bakery.user);
  const asPartner = world.as(demo.partner.user);
  const organizationKey = ['client', 'key', '--client', bakery.id, '--name', 'Program', '--scopes', 'read'];
  const partnerKey = ['partner', 'key', '--partner', demo.partner.id, '--name', 'Backend', '--scopes', 'read'];
  const ofKind = (kind: string, id: string, as?: Caller) => ({
    ...Object.fromEntries(
      ['rotate', 'endOverlap', 'revoke'].map((act) => [`${kind}.${act}`, procedure(`${kind}.${act}`, { id }, as)]),
    ),
    [`${kind}.edit`]: procedure(`${kind}.edit`, { id, name: 'Renamed' }, as),
    [`${kind}.edit limits`]: {
      ...procedure(`${kind}.edit`, {}, as),
      send: (limits: unknown) => procedure(`${kind}.edit`, {}, as).send({ id, limits }),
    },
    [`${kind}.revokeMany`]: procedure(`${kind}.revokeMany`, { ids: [id] }, as),
  });
  const channelId = sharedChannel(world);
  const newKey = { name: 'Mine' };
  return {
    ...ofKind('channelKeys', channelKeyId),
    ...ofKind('organizationKeys', (await admin<{ id: string }>(...organizationKey)).id, asClient),
    ...ofKind('partnerKeys', (await admin<{ id: string }>(...partnerKey)).id, asPartner),
    'channelKeys.create': procedure('channelKeys.create', { channelId, ...newKey }),
    'channelKeys.create limits': {
      ...procedure('channelKeys.create', {}),
      send: (limits) => procedure('channelKeys.create', {}).send({ channelId, ...newKey, limits }),
    },
    'organizationKeys.create': procedure('organizationKeys.create', { ...newKey, scopes: ['read'] }, asClient),
    'partnerKeys.create': procedure('partnerKeys.create', newKey, asPartner),
  };
}

/** Returns the changes of sessions, chats and contacts. */
async function messageChanges({ bakery, as, sql }: World, procedure: Procedure): Promise<Record<string, Change>> {
  const owner = as(bakery.user);
  const channel = bakery.channels[1]?.id ?? '';
  const { contact, chat } = await insertConversation({ sql }, channel);
  const byId = (path: string, id: string): [string, Change] => [path, procedure(path, { id }, owner)];
  return Object.fromEntries([
    byId('chats.markRead', chat),
    ...['sessions.stop', 'sessions.start', 'sessions.restart'].map((path) => byId(path, channel)),
    ...['contacts.export', 'contacts.erase'].map((path) => byId(path, contact)),
  ]);
}

/** Returns the changes of webhooks. The partner's key makes them. */
async function webhookChanges(world: World, procedure: Procedure): Promise<Record<string, Change>> {
  const { webhook, delivery } = await insertWebhook(world, world.demo.partner.id);
  const of = (verb: string, body: Record<string, unknown>): [string, Change] => {
    const path = `webhooks.${verb}`;
    return [path, procedure(path, body)];
  };
  return Object.fromEntries([
    of('create', { url: DEAF_URL, events: ['account.suspended'] }),
    of('update', { id: webhook, name: 'Renamed' }),
    ...['pause', 'resume', 'rotateSecret', 'test'].map((verb) => of(verb, { id: webhook })),
    of('replay', { id: delivery }),
    of('replayFailed', { id: webhook, since: '2026-11-01T00:00:00Z' }),
    of('delete', { id: 'wh_x' }),
  ]);
}

/**
 * Returns the changes that a person makes for their own account: codes, the authenticator app, and the switch of legacy
 * tokens.
 */
async function ownChanges(world: World, procedure: Procedure): Promise<Record<string, Change>> {
  const as = world.as(world.demo.partner.user);
  const asked = { procedure: 'legacyTokens.switch', input: { on: true } };
  return {
    'codes.request': procedure('codes.request', asked, as),
    'codes.request input': {
      ...procedure('codes.request', asked.input, as),
      send: (input) => procedure('codes.request', {}, as).send({ ...asked, input }),
    },
    'authenticator.begin': procedure('authenticator.begin', {}, as),
    'authenticator.confirm': procedure('authenticator.confirm', { code: '000000' }, as),
    'authenticator.renewRecoveryCodes': procedure('authenticator.renewRecoveryCodes', {}, as),
    'authenticator.remove': procedure('authenticator.remove', {}, as),
    'legacyTokens.switch': procedure('legacyTokens.switch', { on: false }),
    'people.invite': procedure('people.invite', { email: 'invited@relay.example', role: 'member' }, as),
    'people.changeRole': procedure('people.changeRole', { id: 'usr_x', role: 'member' }, as),
    'people.remove': procedure('people.remove', { id: 'usr_x' }, as),
    'people.handOver': procedure('people.handOver', { id: 'usr_x' }, as),
    'profile.update': procedure('profile.update', { name: 'Renamed' }, as),
    'profile.changePassword': procedure('profile.changePassword', { current: 'x', next: 'password1234' }, as),
    'profile.changeEmail': procedure('profile.changeEmail', { email: as.email, password: 'x' }, as),
    'profile.showEmailChange': procedure('profile.showEmailChange', { token: 'x' }, as),
    'profile.confirmEmail': procedure('profile.confirmEmail', { token: 'x' }, as),
    'profile.endSession': procedure('profile.endSession', { id: 'x' }, as),
    'profile.endOtherSessions': procedure('profile.endOtherSessions', {}, as),
    'passkeys.begin': procedure('passkeys.begin', {}, as),
    'passkeys.add': procedure('passkeys.add', { name: 'Phone', ...NO_PASSKEY }, as),
    'passkeys.rename': procedure('passkeys.rename', { id: 'x', name: 'Phone' }, as),
    'passkeys.remove': procedure('passkeys.remove', { id: 'x' }, as),
  };
}

/** Returns the names of all columns of all tables, in two spellings: as in the database, and as in our code. */
export async function columnNames(world: World): Promise<string[]> {
  const rows = await world.sql<{ name: string }>(
    "select distinct column_name as name from information_schema.columns where table_schema in ('public', 'identity')",
  );
  const inCode = (name: string) => name.replace(/_(\w)/g, (_all, letter: string) => letter.toUpperCase());
  return [...new Set(rows.flatMap(({ name }) => [name, inCode(name)]))].sort();
}
