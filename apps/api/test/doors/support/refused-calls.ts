import type { RefusalCode } from '@chatelaine/shared';
import { type Answer, call } from '../../world/answer.ts';
import { apiKey, bearer, type Caller } from '../../world/caller.ts';
import type { World } from '../../world/start-world.ts';
import type { Visitor } from '../../world/visitor.ts';
import type { Door } from './expect-refusal.ts';
import { makeKey, missingChannel } from './running-channel.ts';

/** The objects that the refused calls below use. Each of these calls has only one fault. */
export interface Place {
  world: World;
  base: string;
  partnerId: string;
  partnerKey: string;
  /** A caller with the key `partnerKey`, as the partner's backend uses it. */
  key: Caller;
  /** The id of a number that the client has not shared, and the id of a shared number that is stopped. */
  missing: string;
  stopped: string;
  /** The secret of a live channel key, and the secret of a revoked channel key. */
  live: string;
  revoked: string;
  /** The secret of a live organization key, and the secret of a live partner key with the scope `read` only. */
  organization: string;
  narrow: string;
  /** The owner of a client, who is signed in. */
  owner: Visitor;
}

/** Prepares the demo world for the refused calls: one number is stopped, and another number has had two keys. */
export async function openPlace(world: World): Promise<Place> {
  const { baseUrl, demo } = world;
  const { secret: revoked } = await makeKey(world);
  const { secret: live } = await makeKey(world);
  const stopped = world.travel.channels[1]?.id ?? '';
  await world.admin('channel', 'set', '--channel', stopped, '--status', 'stopped');
  const narrowKey = ['partner', 'key', '--partner', demo.partner.id, '--name', 'Narrow', '--scopes', 'read'];
  const { secret: narrow } = await world.admin<{ secret: string }>(...narrowKey);
  const { id: partnerId, partnerKey } = demo.partner;
  return {
    world,
    base: baseUrl,
    partnerId,
    partnerKey,
    key: world.as(partnerKey),
    missing: missingChannel(world),
    stopped,
    live,
    revoked,
    organization: demo.organizationKey,
    narrow,
    owner: world.as(world.bakery.user),
  };
}

type Send = (place: Place) => Promise<Answer>;
type Refused = [what: string, code: RefusalCode, send: Send];

const get =
  (path: string, input?: object): Send =>
  (p) =>
    p.key.ask(path, input);
const set =
  (path: string, input: object): Send =>
  (p) =>
    p.key.change(path, input);
const route =
  (path: string, body: unknown, headers = {}): Send =>
  (p) =>
    p.world.nobody.post(path, body, { headers });
const message =
  (headersOf: (place: Place) => Record<string, string>): Send =>
  (p) =>
    p.world.as(headersOf(p)).send();
const newKey =
  (channelOf: (place: Place) => string, more = {}): Send =>
  (p) =>
    p.key.change('channelKeys.create', { channelId: channelOf(p), name: 'x', ...more });

const whoAmI =
  (door: string, headersOf: (place: Place) => Record<string, string>): Send =>
  (p) =>
    p.world.as(headersOf(p)).get(`${door}/whoami`);
const brokenJson = (url: string) =>
  call(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"broken":' });

const JOIN = { token: 'none', name: 'Me', password: 'long enough for us' };
const ELSEWHERE = 'https://evil.example/';

/** All refused calls, grouped by the door that refuses them. Each has a name, the refusal, and the call. */
export const REFUSED: Record<Door, Refused[]> = {
  procedures: [
    ['no credential', 'unauthenticated', (p) => p.world.as({}).ask('channels.list')],
    ['a random key', 'unauthenticated', (p) => p.world.as(apiKey('random')).ask('channels.list')],
    ['a channel key', 'wrong_header', (p) => p.world.as(apiKey(p.live)).ask('channels.list')],
    [
      'two credentials',
      'two_credentials',
      (p) => p.key.ask('channels.list', undefined, { headers: { 'd360-api-key': 'x' } }),
    ],
    ['a wrong field', 'invalid_input', get('channels.list', { limit: 0 })],
    ['a wrong date', 'invalid_input', newKey((p) => p.stopped, { expiresAt: 'soon' })],
    [
      'a wrong idempotency key',
      'invalid_input',
      (p) => p.key.change('onboarding.start', {}, { headers: { 'idempotency-key': 'naïve' } }),
    ],
    ['an unlisted address', 'redirect_not_allowed', set('onboarding.start', { redirectUrl: ELSEWHERE })],
    ['an absent id', 'not_found', get('channels.get', { id: '0000000000CH' })],
    ['no such procedure', 'not_found', get('channels.steal')],
    ['an inherited name', 'not_found', get('channels.__proto__')],
    ['a change as GET', 'method_not_allowed', get('settings.update', { requireSignature: true })],
    ['a query as POST', 'method_not_allowed', set('channels.list', {})],
    ['no permission', 'permission_missing', newKey((p) => p.missing)],
    ['a stopped number', 'channel_not_running', newKey((p) => p.stopped)],
    ['a scope', 'scope_missing', (p) => p.world.as(apiKey(p.narrow)).change('onboarding.start', {})],
    ['what is for people', 'not_allowed', set('partnerKeys.create', { name: 'x' })],
    ['a role', 'not_allowed', (p) => p.owner.change('onboarding.start', {})],
  ],
  messaging: [
    ['no credential', 'unauthenticated', message(() => ({}))],
    ['a random key', 'unauthenticated', message(() => ({ 'd360-api-key': 'random' }))],
    ['a partner key', 'wrong_header', message((p) => ({ 'd360-api-key': p.partnerKey }))],
    ['two credentials', 'two_credentials', message((p) => ({ 'd360-api-key': p.live, authorization: 'Bearer x' }))],
    ['a revoked key', 'revoked', message((p) => ({ 'd360-api-key': p.revoked }))],
    ['a wrong webhook', 'invalid_input', (p) => setWebhook(p, { url: 'no address' })],
    ['a password in a webhook', 'invalid_input', (p) => setWebhook(p, { url: 'https://me:word@a.example/' })],
    ['a method that it does not know', 'method_not_allowed', (p) => p.world.as(p.live).get('/messages')],
  ],
  'partner API': [
    ['no credential', 'unauthenticated', whoAmI('/api/v2', () => ({}))],
    ['a random key', 'unauthenticated', whoAmI('/api/v2', () => apiKey('random'))],
    ['an organization key', 'wrong_header', whoAmI('/api/v2', (p) => apiKey(p.organization))],
    ['two credentials', 'two_credentials', whoAmI('/api/v2', (p) => ({ ...apiKey(p.partnerKey), ...bearer('x') }))],
    ['a call that it does not know', 'not_found', (p) => p.key.get('/api/v2/partners')],
    [
      'a method that it does not know',
      'method_not_allowed',
      (p) => call(`${p.base}/api/v2/whoami`, { method: 'DELETE' }),
    ],
  ],
  token: [
    ['no body', 'invalid_input', route('/api/v2/token', null)],
    ['a wrong password', 'unauthenticated', route('/api/v2/token', { username: 'a@b.example', password: 'wrong' })],
    ['another site', 'invalid_input', route('/api/v2/token', {}, { origin: 'https://evil.example' })],
    ['broken JSON', 'invalid_input', (p) => brokenJson(`${p.base}/api/v2/token`)],
    ['a method that it does not know', 'method_not_allowed', (p) => call(`${p.base}/api/v2/token`)],
  ],
  sessions: [
    ['no credential', 'unauthenticated', whoAmI('/api/v1', () => ({}))],
    ['a random key', 'unauthenticated', whoAmI('/api/v1', () => bearer('random'))],
    ['a partner key', 'wrong_header', whoAmI('/api/v1', (p) => apiKey(p.partnerKey))],
    ['a channel key', 'wrong_header', whoAmI('/api/v1', (p) => bearer(p.live))],
    [
      'two credentials',
      'two_credentials',
      whoAmI('/api/v1', (p) => ({ ...apiKey(p.partnerKey), ...bearer(p.organization) })),
    ],
    ['a call that it does not know', 'not_found', (p) => call(`${p.base}/api/v1/rooms`)],
    ['a method that it does not know', 'method_not_allowed', (p) => p.world.nobody.post('/api/v1/whoami', {})],
  ],
  json: [
    ['no such page', 'not_found', (p) => call(`${p.base}/nowhere`)],
    ['no such route', 'not_found', route('/permission/steal', {})],
    ['a page that is posted to', 'method_not_allowed', route('/permission', {})],
    [
      'an unknown request',
      'not_found',
      route('/permission/question', { path: '/permission', query: '?request=req_0' }),
    ],
    [
      'an unlisted address',
      'redirect_not_allowed',
      (p) => p.world.nobody.post('/permission/question', linkTo(p, ELSEWHERE)),
    ],
    ['a wrong field', 'invalid_input', route('/permission/question', { path: 1, query: '' })],
    ['no body', 'invalid_input', route('/permission/question', null)],
    ['nobody signed in', 'unauthenticated', route('/permission/answer', { requestId: 'req_0', decision: 'deny' })],
    ['another site', 'invalid_input', route('/permission/question', {}, { origin: 'https://evil.example' })],
    [
      'a wrong password',
      'unauthenticated',
      route('/api/auth/sign-in/email', { email: 'a@b.example', password: 'wrong' }),
    ],
    ['an unknown sign-up link', 'not_found', route('/sign-in/new', JOIN)],
    ['whose an unknown link is', 'not_found', route('/sign-in/invitation', { token: JOIN.token })],
    ['a frame', 'not_allowed', (p) => call(`${p.base}/sign-in`, { headers: { 'sec-fetch-dest': 'iframe' } })],
  ],
};

const linkTo = (p: Place, address: string) => ({
  path: `/onboarding/${p.partnerId}`,
  query: `?redirect_url=${address}`,
});
const setWebhook = (p: Place, body: unknown) => p.world.as(p.live).post('/v1/configs/webhook', body);
