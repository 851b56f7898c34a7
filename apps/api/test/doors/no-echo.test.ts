import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Answer, call } from '../world/answer.ts';
import { apiKey, basic } from '../world/caller.ts';
import { startWorld, type World } from '../world/start-world.ts';
import { findSecret } from './support/find-secret.ts';
import { makeKey, sharedChannel } from './support/running-channel.ts';

const MARK = 'planted-mark-4711';

let world: World;
let channelKey: string;
beforeAll(async () => {
  world = await startWorld();
  channelKey = (await makeKey(world)).secret;
});
afterAll(() => world.stop());

/**
 * Makes wrong calls of every kind, each with the marked text in its input. The server refuses all of them. Returns
 * their answers.
 */
function refusedCalls(): Promise<Answer>[] {
  const { baseUrl, demo } = world;
  const as = world.as(demo.partner.partnerKey);
  const owner = world.as(world.bakery.user);
  const link = { path: `/onboarding/${demo.partner.id}`, query: '' };
  const ofKey = world.as(channelKey);
  const long = MARK.padEnd(600, MARK);
  return [
    world.as(apiKey(MARK)).ask('channels.list'),
    world.as(basic(MARK, MARK)).ask('channels.list'),
    as.ask(MARK),
    as.ask(`channels.${MARK}`),
    as.ask('channels.get', { id: MARK }),
    as.ask('channels.get', { id: long }),
    as.ask('channels.list', { status: MARK, cursor: long, limit: MARK }),
    as.ask('channels.list', { cursor: MARK }),
    as.ask('channels.list', MARK),
    owner.ask('channels.list', undefined, { account: MARK }),
    as.get(`/trpc/channels.list?input=${MARK}`),
    as.change('channelKeys.create', {
      channelId: sharedChannel(world),
      name: long,
      scopes: [MARK],
      overlap: MARK,
      expiresAt: MARK,
      limits: { perMinute: MARK },
    }),
    as.change('channelKeys.create', { channelId: MARK, name: MARK }),
    as.change('onboarding.start', { redirectUrl: `https://${MARK}.example/`, state: MARK }),
    as.change('onboarding.start', { number: MARK, locale: MARK, state: long }),
    as.change('onboarding.start', {}, { headers: { 'idempotency-key': `${MARK} naïve` } }),
    as.change('settings.update', {
      redirectUrls: [MARK, `https://${MARK}@a.example/`, `https://a.example/#${MARK}`],
    }),
    as.post('/trpc/settings.update', MARK, { headers: { 'content-type': MARK } }),
    as.post('/trpc/settings.update', `{"a":"${MARK}`),
    world.as({ 'd360-api-key': MARK }).send(),
    ofKey.send(`{"to":"${MARK}`),
    ofKey.send({ messaging_product: MARK, to: MARK, type: MARK, text: { body: MARK } }),
    ofKey.send({
      messaging_product: 'whatsapp',
      to: MARK,
      type: 'text',
      text: { body: long.repeat(10) },
    }),
    ofKey.post('/v1/configs/webhook', { url: MARK, headers: { a: 1 } }),
    call(`${baseUrl}/nowhere/${MARK}?${MARK}=${MARK}`),
    call(`${baseUrl}/nowhere/${MARK}?${MARK}=${MARK}`, {
      headers: { accept: 'text/html', referer: MARK, 'user-agent': MARK },
    }),
    call(`${baseUrl}/onboarding/${MARK}?state=${MARK}&email=${MARK}`),
    call(`${baseUrl}/permission?request=${MARK}&partner_id=${MARK}`),
    call(`${baseUrl}${link.path}?redirect_url=https://${MARK}.example/&state=${MARK}`),
    world.nobody.post('/permission/question', { ...link, query: `?redirect_url=https://${MARK}.example/` }),
    world.nobody.post('/permission/question', { path: MARK, query: `?request=${MARK}` }),
    owner.post('/permission/question', { ...link, clientId: MARK }),
    owner.post('/permission/answer', { requestId: MARK, decision: MARK }),
    owner.post('/permission/answer', { requestId: MARK, decision: 'deny' }),
    world.nobody.post('/permission/question', {}, { headers: { origin: `https://${MARK}.example` } }),
    world.nobody.post('/api/auth/sign-in/email', { email: `${MARK}@a.example`, password: MARK }),
    world.nobody.post('/api/auth/sign-in/email', { email: MARK, password: long }),
    world.nobody.post('/sign-in/new', { token: MARK, name: MARK, password: MARK }),
    world.nobody.post('/sign-in/new', { token: long, name: long, password: 'short' }),
  ];
}

test('nothing that was sent comes back in a refusal, neither in its body nor in a header', async () => {
  const answers = await Promise.all(refusedCalls());

  for (const { status, text, headers } of answers) {
    expect(status, text).toBeGreaterThanOrEqual(400);
    expect(status, text).toBeLessThan(500);
    expect(findSecret(`${text}\n${JSON.stringify([...headers])}`, MARK), text).toEqual([]);
  }
});

test('what is taken does come back, so that the search can find something', async () => {
  const made = await world.as(world.demo.partner.partnerKey).change('onboarding.start', { state: MARK });

  expect(findSecret(made.text, MARK)).toContain('clear');
});
