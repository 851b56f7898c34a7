import { type Answer, ask, call, change, post, withCookie, withKey } from './call.ts';
import type { Doors } from './open-doors.ts';
import { sharedChannel } from './running-channel.ts';

/** Sends one text to one place that takes text. */
export type SendText = (text: string) => Promise<Answer>;

/** Every place that takes text from outside, by what it is called there. */
export function textInputs(doors: () => Doors, cookie: () => string): Record<string, SendText> {
  const base = () => doors().baseUrl;
  const key = () => withKey(doors().demo.partner.partnerKey);
  const plainLink = () => `/onboarding/${doors().demo.partner.id}`;
  const asked = (input: object) =>
    post(base(), '/permission/question', { path: plainLink(), query: '', ...input }, { cookie: cookie() });
  const answer = { requestId: 'req_0', decision: 'save', clientId: 'x', grant: [], withdraw: [], keep: [] };
  const answered = (over: object) => post(base(), '/permission/answer', { ...answer, ...over }, { cookie: cookie() });
  const range = { from: '2026-11-01T00:00:00Z', to: '2026-12-01T00:00:00Z' };
  const join = { token: 'x', name: 'x', password: 'long enough for us' };

  const inputs: Record<string, SendText> = {
    'clients.list name': (name) => ask(base(), key(), 'clients.list', { name }),
    'channels.list clientId': (clientId) => ask(base(), key(), 'channels.list', { clientId }),
    'channelKeys.list channelId': (channelId) => ask(base(), key(), 'channelKeys.list', { channelId }),
    'events.list clientId': (clientId) => ask(base(), key(), 'events.list', { clientId }),
    'events.list channelId': (channelId) => ask(base(), key(), 'events.list', { channelId }),
    'permissions.list clientId': (clientId) => ask(base(), key(), 'permissions.list', { clientId }),
    'permissions.list channelId': (channelId) => ask(base(), key(), 'permissions.list', { channelId }),
    'permissions.check channelIds': (text) => ask(base(), key(), 'permissions.check', { channelIds: [text, text] }),
    'channelKeys.create channelId': (channelId) =>
      change(base(), key(), 'channelKeys.create', { channelId, name: 'x' }),
    'channelKeys.create name': (name) =>
      change(base(), key(), 'channelKeys.create', { channelId: sharedChannel(doors()), name }),
    'channelKeys.create expiresAt': (expiresAt) =>
      change(base(), key(), 'channelKeys.create', { channelId: 'x', name: 'x', expiresAt }),
    'usage.query keyId': (keyId) => ask(base(), key(), 'usage.query', { ...range, keyId }),
    'usage.query channelId': (channelId) => ask(base(), key(), 'usage.query', { ...range, channelId }),
    'usage.query from': (from) => ask(base(), key(), 'usage.query', { ...range, from }),
    'usage.csv team': (team) => ask(base(), key(), 'usage.csv', { ...range, team }),
    'usage.csv application': (application) => ask(base(), key(), 'usage.csv', { ...range, application }),
    'onboarding.start state': (state) => change(base(), key(), 'onboarding.start', { state }),
    'onboarding.start number': (number) => change(base(), key(), 'onboarding.start', { number }),
    'onboarding.start redirectUrl': (redirectUrl) => change(base(), key(), 'onboarding.start', { redirectUrl }),
    'onboarding.start locale': (locale) => change(base(), key(), 'onboarding.start', { locale }),
    'a redirect URL': (text) => change(base(), key(), 'settings.update', { redirectUrls: [text] }),
    'the query of a redirect URL': (text) =>
      change(base(), key(), 'settings.update', { redirectUrls: [`https://a.example/?x=${text}`] }),
    'the name of a field': (text) => change(base(), key(), 'settings.update', { [text]: true }),
    'the name of a procedure': (text) => ask(base(), key(), encodeLoosely(text)),
    'e-mail': (email) => post(base(), '/api/auth/sign-in/email', { email, password: 'x' }),
    'part of an e-mail': (text) =>
      post(base(), '/api/auth/sign-in/email', { email: `${text}@a.example`, password: 'x' }),
    password: (password) => post(base(), '/api/auth/sign-in/email', { email: 'a@b.example', password }),
    'sign-up token': (token) => post(base(), '/sign-in/new', { ...join, token }),
    'sign-up name': (name) => post(base(), '/sign-in/new', { ...join, name }),
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
    keyInputs('channelKeys', (path, input) => change(base(), key(), path, input)),
    keyInputs('partnerKeys', (path, input) => change(base(), key(), path, input)),
    keyInputs('organizationKeys', (path, input) => change(base(), withCookie(base(), cookie()), path, input)),
    personInputs(base, cookie),
  );
  for (const path of ['channels.get', 'clients.get', 'onboarding.get'])
    inputs[`${path} id`] = (id) => ask(base(), key(), path, { id });
  for (const list of ['channels', 'clients', 'channelKeys', 'events', 'hygiene', 'partnerKeys', 'permissions']) {
    inputs[`${list}.list cursor`] = (cursor) => ask(base(), key(), `${list}.list`, { cursor });
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
    const partner = () => (name === 'partner_id' ? '' : `partner_id=${doors().demo.partner.id}&`);
    inputs[`${name} of a link, on the page`] = (text) =>
      call(`${base()}/permission?${partner()}${name}=${encodeLoosely(text)}`);
    inputs[`${name} of a link, in the question`] = (text) => asked({ query: `?${name}=${encodeLoosely(text)}` });
    inputs[`${name} of a link, not encoded`] = (text) => asked({ query: `?${name}=${text}` });
  }
  return inputs;
}

/** Text about keys of one kind. */
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

// Right but for one field; the number does not exist, so that no key is made hundreds of times.
const NEW: Record<string, object> = {
  channelKeys: { name: 'x', channelId: '0000000000CH' },
  organizationKeys: { name: 'x', scopes: ['read'], channelIds: ['0000000000CH'] },
  partnerKeys: { name: 'x' },
};

/** Text that a person types about himself, and a program that asks for a token. */
function personInputs(base: () => string, cookie: () => string): Record<string, SendText> {
  const as = (more = {}) => ({ ...withCookie(base(), cookie()), ...more });
  const asked = (input: object) => change(base(), as(), 'codes.request', input);
  const token = (body: object) => post(base(), '/api/v2/token', body);
  return {
    'codes.request procedure': (procedure) => asked({ procedure, input: {} }),
    'codes.request input': (input) => asked({ procedure: 'channelKeys.edit', input }),
    'codes.request input.id': (id) => asked({ procedure: 'channelKeys.edit', input: { id } }),
    'codes.request input.name': (name) => asked({ procedure: 'partnerKeys.create', input: { name } }),
    'authenticator.confirm code': (code) => change(base(), as(), 'authenticator.confirm', { code }),
    'username of a token': (username) => token({ username, password: 'x' }),
    'password of a token': (password) => token({ username: 'a@b.example', password }),
    'a form for a token': (text) =>
      call(`${base()}/api/v2/token`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: `username=${text}&password=${encodeLoosely(text)}`,
      }),
  };
}

// What has no UTF-8 goes as three bytes that are none either, as no honest program would send them.
const encodeLoosely = (text: string): string =>
  [...text].map((each) => (each.isWellFormed() ? encodeURIComponent(each) : '%ED%A0%80')).join('');
