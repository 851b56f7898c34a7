import { type Answer, call } from '../../world/answer.ts';
import type { Caller } from '../../world/caller.ts';
import type { World } from '../../world/start-world.ts';
import { sharedChannel } from './running-channel.ts';

/** Sends a text to one input of the server. */
export type SendText = (text: string) => Promise<Answer>;

/**
 * Returns every input at which the server takes text from a caller. The name of an input is its procedure and its
 * field, or a description.
 */
export function textInputs(world: () => World): Record<string, SendText> {
  const base = () => world().baseUrl;
  const key = () => world().as(world().demo.partner.partnerKey);
  const owner = () => world().as(world().bakery.user);
  const plainLink = () => `/onboarding/${world().demo.partner.id}`;
  const asked = (input: object) => owner().post('/permission/question', { path: plainLink(), query: '', ...input });
  const answer = { requestId: 'req_0', decision: 'save', clientId: 'x', grant: [], withdraw: [], keep: [] };
  const changed = () => ({ partnerId: world().demo.partner.id, grant: [], withdraw: ['x'], keep: [] });
  const answered = (over: object) => owner().post('/permission/answer', { ...answer, ...over });
  const range = { from: '2026-11-01T00:00:00Z', to: '2026-12-01T00:00:00Z' };
  const join = { token: 'x', name: 'x', password: 'long enough for us' };

  const inputs: Record<string, SendText> = {
    'clients.list name': (name) => key().ask('clients.list', { name }),
    'channels.list name': (name) => key().ask('channels.list', { name }),
    'channels.list ids': (id) => key().ask('channels.list', { ids: [id] }),
    'channels.list clientId': (clientId) => key().ask('channels.list', { clientId }),
    'channelKeys.list name': (name) => key().ask('channelKeys.list', { name }),
    'partnerKeys.list name': (name) => key().ask('partnerKeys.list', { name }),
    'channelKeys.list channelId': (channelId) => key().ask('channelKeys.list', { channelId }),
    'channelKeys.list channelIds': (channelId) => key().ask('channelKeys.list', { channelIds: [channelId] }),
    'events.list clientId': (clientId) => key().ask('events.list', { clientId }),
    'events.list subjectId': (subjectId) => key().ask('events.list', { subjectId }),
    'events.list actorId': (actorId) => key().ask('events.list', { actorId }),
    'events.list from': (from) => key().ask('events.list', { from }),
    'events.list channelId': (channelId) => key().ask('events.list', { channelId }),
    'permissions.list clientId': (clientId) => key().ask('permissions.list', { clientId }),
    'permissions.list channelId': (channelId) => key().ask('permissions.list', { channelId }),
    'permissions.check channelIds': (text) => key().ask('permissions.check', { channelIds: [text, text] }),
    'permissions.review withdraw': (text) => owner().ask('permissions.review', { withdraw: [text] }),
    'permissions.change partnerId': (partnerId) =>
      owner().change('permissions.change', { partnerId, grant: [], withdraw: [], keep: [] }),
    'permissions.change numbers': (text) =>
      owner().change('permissions.change', { ...changed(), grant: [text], keep: [text] }),
    'permissions.change review': (review) => owner().change('permissions.change', { ...changed(), review }),
    'permissions.change expiresAt': (expiresAt) => owner().change('permissions.change', { ...changed(), expiresAt }),
    'partner.previewChange partnerId': (partnerId) => owner().ask('partner.previewChange', { partnerId }),
    'partner.change partnerId': (partnerId) => owner().change('partner.change', { partnerId, review: 'x' }),
    'partner.change review': (review) => owner().change('partner.change', { partnerId: 'no partner', review }),
    'channels.add name': (name) => owner().change('channels.add', { name, phoneNumber: 'no number' }),
    'channels.add phoneNumber': (phoneNumber) => owner().change('channels.add', { name: 'x', phoneNumber }),
    'channelKeys.create channelId': (channelId) => key().change('channelKeys.create', { channelId, name: 'x' }),
    'channelKeys.create name': (name) =>
      key().change('channelKeys.create', { channelId: sharedChannel(world()), name }),
    'channelKeys.create expiresAt': (expiresAt) =>
      key().change('channelKeys.create', { channelId: 'x', name: 'x', expiresAt }),
    'calls.list keyId': (keyId) => key().ask('calls.list', { keyId }),
    'calls.list requestId': (requestId) => key().ask('calls.list', { requestId }),
    'calls.get requestId': (requestId) => key().ask('calls.get', { requestId }),
    'calls.counted channelId': (channelId) => key().ask('calls.counted', { channelId }),
    'calls.counted cursor': (cursor) => key().ask('calls.counted', { cursor }),
    'usage.query keyId': (keyId) => key().ask('usage.query', { ...range, keyId }),
    'usage.query channelId': (channelId) => key().ask('usage.query', { ...range, channelId }),
    'usage.query from': (from) => key().ask('usage.query', { ...range, from }),
    'usage.csv team': (team) => key().ask('usage.csv', { ...range, team }),
    'usage.csv application': (application) => key().ask('usage.csv', { ...range, application }),
    'onboarding.start state': (state) => key().change('onboarding.start', { state }),
    'onboarding.start number': (number) => key().change('onboarding.start', { number }),
    'onboarding.start redirectUrl': (redirectUrl) => key().change('onboarding.start', { redirectUrl }),
    'onboarding.start locale': (locale) => key().change('onboarding.start', { locale }),
    'a redirect URL': (text) => key().change('settings.update', { redirectUrls: [text] }),
    'the query of a redirect URL': (text) =>
      key().change('settings.update', { redirectUrls: [`https://a.example/?x=${text}`] }),
    'the name of a field': (text) => key().change('settings.update', { [text]: true }),
    'the name of a procedure': (text) => key().ask(encodeLoosely(text)),
    'e-mail': (email) => world().nobody.post('/api/auth/sign-in/email', { email, password: 'x' }),
    'part of an e-mail': (text) =>
      world().nobody.post('/api/auth/sign-in/email', { email: `${text}@a.example`, password: 'x' }),
    // The function sends the e-mail of this person because the password hash of this person takes little time.
    password: (password) =>
      world().nobody.post('/api/auth/sign-in/email', { email: world().bakery.user.email, password }),
    'a forgotten e-mail': (email) => world().nobody.post('/sign-in/forgotten', { email }),
    'sign-up token': (token) => world().nobody.post('/sign-in/new', { ...join, token }),
    'sign-up name': (name) => world().nobody.post('/sign-in/new', { ...join, name }),
    'the partner in a path': (text) => call(`${base()}/onboarding/${encodeLoosely(text)}`),
    'path of a question': (path) => asked({ path }),
    'client of a question': (clientId) => asked({ clientId }),
    'request of an answer': (requestId) => answered({ requestId }),
    'client of an answer': (clientId) => answered({ clientId }),
    'numbers of an answer': (text) => answered({ grant: [text], keep: [text, text] }),
    'decision of an answer': (decision) => answered({ decision }),
  };
  Object.assign(
    inputs,
    keyInputs('channelKeys', (path, input) => key().change(path, input)),
    keyInputs('partnerKeys', (path, input) => key().change(path, input)),
    keyInputs('organizationKeys', (path, input) => owner().change(path, input)),
    messageInputs(owner),
    webhookInputs(owner),
    personInputs(world, owner),
  );
  for (const path of [
    'channels.get',
    'channels.details',
    'clients.get',
    'onboarding.get',
    'channelKeys.get',
    'partnerKeys.get',
    'events.get',
  ])
    inputs[`${path} id`] = (id) => key().ask(path, { id });
  for (const list of [
    'calls',
    'channels',
    'clients',
    'channelKeys',
    'events',
    'hygiene',
    'partnerKeys',
    'permissions',
  ]) {
    inputs[`${list}.list cursor`] = (cursor) => key().ask(`${list}.list`, { cursor });
  }
  for (const name of [
    'partner_id',
    'request',
    'number',
    'redirect_url',
    'state',
    'email',
    'io_signature',
    'lang',
    'unknown',
  ]) {
    const partner = () => (name === 'partner_id' ? '' : `partner_id=${world().demo.partner.id}&`);
    inputs[`${name} of a link, on the page`] = (text) =>
      call(`${base()}/permission?${partner()}${name}=${encodeLoosely(text)}`);
    inputs[`${name} of a link, in the question`] = (text) => asked({ query: `?${name}=${encodeLoosely(text)}` });
    inputs[`${name} of a link, not encoded`] = (text) => asked({ query: `?${name}=${text}` });
  }
  return inputs;
}

/** Returns the inputs that take text in the procedures for one kind of key. */
function keyInputs(kind: string, send: (path: string, input: object) => Promise<Answer>): Record<string, SendText> {
  const created = (field: string, of: (text: string) => unknown = (text) => text): [string, SendText] => [
    `${kind}.create ${field}`,
    (text) => send(`${kind}.create`, { ...NEW[kind], [field]: of(text) }),
  ];
  const edited = (field: string, of: (text: string) => unknown = (text) => text): [string, SendText] => [
    `${kind}.edit ${field}`,
    (text) => send(`${kind}.edit`, { id: 'key_0', [field]: of(text) }),
  ];
  const manyOf = (field: string, of: (text: string) => unknown = (text) => text): [string, SendText] => [
    `${kind}.revokeMany ${field}`,
    (text) => send(`${kind}.revokeMany`, { [field]: of(text) }),
  ];
  const list = (text: string) => [text];
  const byId = ['edit', 'rotate', 'endOverlap', 'revoke'].map((act): [string, SendText] => [
    `${kind}.${act} id`,
    (id) => send(`${kind}.${act}`, { id }),
  ]);
  return Object.fromEntries([
    ...byId,
    ...['name', 'like', 'team', 'application', 'environment', 'expiresAt'].map((field) => created(field)),
    ...['scopes', 'allowedAddresses', 'channelIds'].map((field) => created(field, list)),
    created('limits', (text) => ({ perMinute: text })),
    ...['name', 'team', 'application', 'environment', 'expiresAt'].map((field) => edited(field)),
    ...['scopes', 'allowedAddresses', 'channelIds'].map((field) => edited(field, list)),
    ...['channelId', 'team', 'application', 'environment', 'unusedSince', 'createdBefore'].map((field) =>
      manyOf(field),
    ),
    manyOf('ids', list),
  ]);
}

/** Returns the inputs of the procedures about sessions, chats, messages and contacts. */
function messageInputs(owner: () => Caller): Record<string, SendText> {
  const asked = (path: string, field: string): [string, SendText] => [
    `${path} ${field}`,
    (text) => owner().ask(path, { [field]: text }),
  ];
  const changed = (path: string): [string, SendText] => [`${path} id`, (id) => owner().change(path, { id })];
  return Object.fromEntries([
    ...['sessions.list', 'chats.list', 'contacts.list'].map((path) => asked(path, 'name')),
    ...['chats.list', 'contacts.list', 'messages.list'].map((path) => asked(path, 'channelId')),
    asked('messages.list', 'chatId'),
    ...['sessions.list', 'chats.list', 'contacts.list', 'messages.list'].map((path) => asked(path, 'cursor')),
    ...['sessions.get', 'chats.get', 'contacts.get', 'messages.get'].map((path) => asked(path, 'id')),
    ...['sessions.start', 'sessions.stop', 'sessions.restart', 'contacts.export', 'contacts.erase'].map(changed),
    changed('chats.markRead'),
  ]);
}

/** Returns the inputs of the procedures about webhooks. The number in the input does not exist, so no call makes one. */
function webhookInputs(owner: () => Caller): Record<string, SendText> {
  const created = (field: string, of: (text: string) => unknown = (text) => text): [string, SendText] => [
    `webhooks.create ${field}`,
    (text) => owner().change('webhooks.create', { ...NEW.webhooks, [field]: of(text) }),
  ];
  const byId = ['update', 'delete', 'pause', 'resume', 'rotateSecret', 'test', 'replay'];
  const inputs = Object.fromEntries([
    ...['url', 'name', 'secret'].map((field) => created(field)),
    ...['events', 'channelIds', 'environments'].map((field) => created(field, (text) => [text])),
    created('headers', (text) => ({ 'x-text': text })),
    [
      'webhooks.create the name of a header',
      (text) => owner().change('webhooks.create', { ...NEW.webhooks, headers: { [text]: 'x' } }),
    ],
    ...byId.map((verb): [string, SendText] => [
      `webhooks.${verb} id`,
      (id) => owner().change(`webhooks.${verb}`, { id }),
    ]),
    ...['get', 'delivery'].map((path): [string, SendText] => [
      `webhooks.${path} id`,
      (id) => owner().ask(`webhooks.${path}`, { id }),
    ]),
  ]);
  return {
    ...inputs,
    'webhooks.list cursor': (cursor) => owner().ask('webhooks.list', { cursor }),
    'webhooks.deliveries webhookId': (webhookId) => owner().ask('webhooks.deliveries', { webhookId }),
    'webhooks.rotateSecret secret': (secret) => owner().change('webhooks.rotateSecret', { id: 'wh_0', secret }),
    'webhooks.replayFailed since': (since) => owner().change('webhooks.replayFailed', { id: 'wh_0', since }),
  };
}

// For each kind of key, an input in which every field is valid. A test replaces one field. The number in the input does
// not exist, so the many calls of a test make no keys.
const NEW: Record<string, object> = {
  channelKeys: { name: 'x', channelId: '0000000000CH' },
  organizationKeys: { name: 'x', scopes: ['read'], channelIds: ['0000000000CH'] },
  partnerKeys: { name: 'x' },
  webhooks: { url: 'https://hooks.example/in', channelIds: ['0000000000CH'] },
};

/**
 * Returns the inputs for text that a person types about their own account, and the inputs of the door at which a
 * program asks for a token.
 */
function personInputs(world: () => World, owner: () => Caller): Record<string, SendText> {
  const asked = (input: object) => owner().change('codes.request', input);
  const token = (body: object) => world().nobody.post('/api/v2/token', body);
  return {
    'codes.request procedure': (procedure) => asked({ procedure, input: {} }),
    'codes.request input': (input) => asked({ procedure: 'channelKeys.edit', input }),
    'codes.request input.id': (id) => asked({ procedure: 'channelKeys.edit', input: { id } }),
    'codes.request input.name': (name) => asked({ procedure: 'partnerKeys.create', input: { name } }),
    'authenticator.confirm code': (code) => owner().change('authenticator.confirm', { code }),
    'people.list name': (name) => owner().ask('people.list', { name }),
    'people.list cursor': (cursor) => owner().ask('people.list', { cursor }),
    'people.invite email': (email) => owner().change('people.invite', { email, role: 'member' }),
    'people.changeRole id': (id) => owner().change('people.changeRole', { id, role: 'member' }),
    'people.remove id': (id) => owner().change('people.remove', { id }),
    'people.handOver id': (id) => owner().change('people.handOver', { id }),
    'profile.update name': (name) => owner().change('profile.update', { name }),
    'profile.changePassword next': (next) => owner().change('profile.changePassword', { current: '', next }),
    'profile.changeEmail email': (email) => owner().change('profile.changeEmail', { email, password: '' }),
    'profile.showEmailChange token': (token) => owner().change('profile.showEmailChange', { token }),
    'profile.confirmEmail token': (token) => owner().change('profile.confirmEmail', { token }),
    'profile.endSession id': (id) => owner().change('profile.endSession', { id }),
    'passkeys.rename name': (name) => owner().change('passkeys.rename', { id: 'x', name }),
    'passkeys.remove id': (id) => owner().change('passkeys.remove', { id }),
    'username of a token': (username) => token({ username, password: 'x' }),
    'password of a token': (password) => token({ username: 'a@b.example', password }),
    'a form for a token': (text) =>
      call(`${world().baseUrl}/api/v2/token`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: `username=${text}&password=${encodeLoosely(text)}`,
      }),
  };
}

// UTF-8 cannot encode a lone surrogate. So this function sends three bytes in its place that are not valid UTF-8
// either. No correct program would send these bytes.
const encodeLoosely = (text: string): string =>
  [...text].map((each) => (each.isWellFormed() ? encodeURIComponent(each) : '%ED%A0%80')).join('');
