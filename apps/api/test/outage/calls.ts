import { type Answer, bodyOf } from '../world/answer.ts';
import { bearer } from '../world/caller.ts';
import type { World } from '../world/start-world.ts';

/** A call that needs the database. `unavailable` is the body of the door's answer when the database is away. */
export interface Call {
  what: string;
  unavailable: object;
  send(): Promise<Answer>;
}

const META_SHAPE = { error: { type: 'OAuthException', code: 2 }, meta: { success: false, http_code: 503 } };
const RPC_SHAPE = { error: { data: { code: 'unavailable' } } };
const OWN_SHAPE = { code: 'unavailable' };

/**
 * Prepares one call for every door. A test can send each call many times, and each time the call gets 200 while the
 * database is reachable. The first call of the list sends a WhatsApp message.
 */
export async function callsAt({ as, nobody, partner, bakery, demo }: World): Promise<Call[]> {
  const { id: clientId, user } = bakery;
  const channelId = bakery.channels[0]?.id ?? '';
  const owner = as(user);
  const answered = await partner.onboarding.start();
  await owner.share(answered.url, [channelId]);
  const limits = { perMonth: 1_000_000 };
  const key = await partner.channelKeys.create({ channelId, name: 'Prod server', limits });
  const { email: username, password } = demo.partner.user;
  const { access_token: token } = bodyOf<{ access_token: string }>(
    await nobody.post('/api/v2/token', { username, password }),
  );
  const { pathname: path, search: query } = new URL((await partner.onboarding.start()).url);
  const answer = { requestId: answered.id, decision: 'save', clientId, grant: [channelId], withdraw: [], keep: [] };
  // This sign-in makes a new session. The other calls use the owner's first session.
  const signIn = () => nobody.post('/api/auth/sign-in/email', user);

  return [
    { what: 'a message', unavailable: META_SHAPE, send: () => as(key).send() },
    {
      what: 'a procedure by key',
      unavailable: RPC_SHAPE,
      send: () => as(demo.partner.partnerKey).ask('channels.list'),
    },
    { what: 'a procedure by legacy token', unavailable: RPC_SHAPE, send: () => as(token).ask('channels.list') },
    {
      what: 'who a partner key is',
      unavailable: { meta: { success: false, http_code: 503 } },
      send: () => as(demo.partner.partnerKey).get('/api/v2/whoami'),
    },
    {
      what: 'who an organization key is',
      unavailable: { error: { code: 'unavailable' } },
      send: () => as(bearer(demo.organizationKey)).get('/api/v1/whoami'),
    },
    {
      what: 'a procedure by cookie',
      unavailable: RPC_SHAPE,
      send: () => owner.ask('channels.list', undefined, { account: clientId }),
    },
    { what: 'the health check', unavailable: OWN_SHAPE, send: () => as({}).get('/healthz') },
    { what: 'the consent page', unavailable: OWN_SHAPE, send: () => as({}).get(path + query) },
    { what: 'the question', unavailable: OWN_SHAPE, send: () => owner.post('/permission/question', { path, query }) },
    { what: 'the answer', unavailable: OWN_SHAPE, send: () => owner.post('/permission/answer', answer) },
    { what: 'the sign-in', unavailable: OWN_SHAPE, send: signIn },
    { what: 'who is signed in', unavailable: OWN_SHAPE, send: () => owner.get('/api/auth/get-session') },
  ];
}
