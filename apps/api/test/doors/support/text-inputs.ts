import { type Answer, ask, call, change, post, withKey } from './call.ts';
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
    'channelKeys.rotate id': (id) => change(base(), key(), 'channelKeys.rotate', { id }),
    'channelKeys.revoke id': (id) => change(base(), key(), 'channelKeys.revoke', { id }),
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
  for (const path of ['channels.get', 'clients.get', 'onboarding.get'])
    inputs[`${path} id`] = (id) => ask(base(), key(), path, { id });
  for (const list of ['channels', 'clients', 'channelKeys', 'events', 'permissions']) {
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

// What has no UTF-8 goes as three bytes that are none either, as no honest program would send them.
const encodeLoosely = (text: string): string =>
  [...text].map((each) => (each.isWellFormed() ? encodeURIComponent(each) : '%ED%A0%80')).join('');
