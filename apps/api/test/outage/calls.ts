import { Chatelaine } from '@chatelaine/sdk';
import { inject } from 'vitest';
import { signInAt } from '../person-browser.ts';

/** One call that needs the database, and the body with which its door says `unavailable`. */
export interface Call {
  what: string;
  unavailable: object;
  send(): Promise<Response>;
}

const MESSAGE = JSON.stringify({
  messaging_product: 'whatsapp',
  to: '447700900999',
  type: 'text',
  text: { body: 'Your table is ready.' },
});
const META_SHAPE = { error: { type: 'OAuthException', code: 2 }, meta: { success: false, http_code: 503 } };
const RPC_SHAPE = { error: { data: { code: 'unavailable' } } };
const OWN_SHAPE = { code: 'unavailable' };

/** Prepares a call at every door, each of which answers 200 as often as it is sent. The first one carries a message. */
export async function callsAt(baseUrl: string): Promise<Call[]> {
  const { partner, clients, organizationKey } = inject('demo');
  const [client] = clients;
  const channelId = client?.channels[0]?.id;
  if (client === undefined || channelId === undefined) throw new Error('The demo world has no number.');
  const sdk = new Chatelaine({ baseUrl, partnerKey: partner.partnerKey });
  const owner = await signInAt(baseUrl, client.user);
  const answered = await sdk.onboarding.start();
  await owner.share(answered.url, [channelId]);
  const limits = { perMonth: 1_000_000 };
  const key = await sdk.channelKeys.create({ channelId, name: 'Prod server', limits });
  const { access_token: token } = (await (await askToken(baseUrl, partner.user)).json()) as { access_token: string };
  const open = await sdk.onboarding.start();
  const { pathname: path, search: query } = new URL(open.url);
  const answer = {
    requestId: answered.id,
    decision: 'save',
    clientId: client.id,
    grant: [channelId],
    withdraw: [],
    keep: [],
  };
  const get = (address: string, headers: Record<string, string> = {}) => fetch(baseUrl + address, { headers });
  const asPerson = { cookie: owner.cookie, 'x-chatelaine': '1', 'x-chatelaine-account': client.id };
  const carry = {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'd360-api-key': key.secret },
    body: MESSAGE,
  };

  return [
    { what: 'a message', unavailable: META_SHAPE, send: () => fetch(`${baseUrl}/messages`, carry) },
    {
      what: 'a procedure by key',
      unavailable: RPC_SHAPE,
      send: () => get('/trpc/channels.list', { 'x-api-key': partner.partnerKey }),
    },
    {
      what: 'a procedure by legacy token',
      unavailable: RPC_SHAPE,
      send: () => get('/trpc/channels.list', { authorization: `Bearer ${token}` }),
    },
    {
      what: 'who a partner key is',
      unavailable: { meta: { success: false, http_code: 503 } },
      send: () => get('/api/v2/whoami', { 'x-api-key': partner.partnerKey }),
    },
    {
      what: 'who an organization key is',
      unavailable: { error: { code: 'unavailable' } },
      send: () => get('/api/v1/whoami', { authorization: `Bearer ${organizationKey}` }),
    },
    { what: 'a procedure by cookie', unavailable: RPC_SHAPE, send: () => get('/trpc/channels.list', asPerson) },
    { what: 'the health check', unavailable: OWN_SHAPE, send: () => get('/healthz') },
    { what: 'the consent page', unavailable: OWN_SHAPE, send: () => get(path + query) },
    { what: 'the question', unavailable: OWN_SHAPE, send: () => owner.post('/permission/question', { path, query }) },
    { what: 'the answer', unavailable: OWN_SHAPE, send: () => owner.post('/permission/answer', answer) },
    { what: 'the sign-in', unavailable: OWN_SHAPE, send: () => signIn(baseUrl, client.user) },
    {
      what: 'who is signed in',
      unavailable: OWN_SHAPE,
      send: () => get('/api/auth/get-session', { cookie: owner.cookie }),
    },
  ];
}

/** Signs in as a program does, beside the session that the other calls use. */
function signIn(baseUrl: string, user: { email: string; password: string }): Promise<Response> {
  const headers = { 'content-type': 'application/json' };
  return fetch(`${baseUrl}/api/auth/sign-in/email`, { method: 'POST', headers, body: JSON.stringify(user) });
}

function askToken(
  baseUrl: string,
  { email: username, password }: { email: string; password: string },
): Promise<Response> {
  const headers = { 'content-type': 'application/json' };
  return fetch(`${baseUrl}/api/v2/token`, { method: 'POST', headers, body: JSON.stringify({ username, password }) });
}
