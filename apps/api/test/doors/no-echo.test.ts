import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Answer, ask, call, change, post, sendMessage, withCookie, withKey } from './support/call.ts';
import { findSecret } from './support/find-secret.ts';
import { type Doors, openDoors } from './support/open-doors.ts';
import { makeKey, sharedChannel } from './support/running-channel.ts';

const MARK = 'planted-mark-4711';

let doors: Doors;
let channelKey: string;
let cookie: string;
beforeAll(async () => {
  doors = await openDoors();
  channelKey = (await makeKey(doors)).secret;
  ({ cookie } = await doors.signIn(doors.demo.clients[0]?.user ?? doors.demo.partner.user));
});
afterAll(() => doors.stop());

/** Every way to send something wrong that has the mark in it; each is refused. */
function refusedCalls(): Promise<Answer>[] {
  const { baseUrl, demo } = doors;
  const as = withKey(demo.partner.partnerKey);
  const person = { cookie };
  const link = { path: `/onboarding/${demo.partner.id}`, query: '' };
  const ofKey = { 'd360-api-key': channelKey };
  const json = { 'content-type': 'application/json' };
  const long = MARK.padEnd(600, MARK);
  return [
    ask(baseUrl, withKey(MARK), 'channels.list'),
    ask(baseUrl, { authorization: `Basic ${Buffer.from(`${MARK}:${MARK}`).toString('base64')}` }, 'channels.list'),
    ask(baseUrl, as, MARK),
    ask(baseUrl, as, `channels.${MARK}`),
    ask(baseUrl, as, 'channels.get', { id: MARK }),
    ask(baseUrl, as, 'channels.get', { id: long }),
    ask(baseUrl, as, 'channels.list', { status: MARK, cursor: long, limit: MARK }),
    ask(baseUrl, as, 'channels.list', { cursor: MARK }),
    ask(baseUrl, as, 'channels.list', MARK),
    ask(baseUrl, withCookie(baseUrl, cookie, MARK), 'channels.list'),
    call(`${baseUrl}/trpc/channels.list?input=${MARK}`, { headers: as }),
    change(baseUrl, as, 'channelKeys.create', {
      channelId: sharedChannel(doors),
      name: long,
      scopes: [MARK],
      overlap: MARK,
      expiresAt: MARK,
      limits: { perMinute: MARK },
    }),
    change(baseUrl, as, 'channelKeys.create', { channelId: MARK, name: MARK }),
    change(baseUrl, as, 'onboarding.start', { redirectUrl: `https://${MARK}.example/`, state: MARK }),
    change(baseUrl, as, 'onboarding.start', { number: MARK, locale: MARK, state: long }),
    change(baseUrl, { ...as, 'idempotency-key': `${MARK} naïve` }, 'onboarding.start', {}),
    change(baseUrl, as, 'settings.update', {
      redirectUrls: [MARK, `https://${MARK}@a.example/`, `https://a.example/#${MARK}`],
    }),
    call(`${baseUrl}/trpc/settings.update`, { method: 'POST', headers: { ...as, 'content-type': MARK }, body: MARK }),
    call(`${baseUrl}/trpc/settings.update`, { method: 'POST', headers: { ...as, ...json }, body: `{"a":"${MARK}` }),
    sendMessage(baseUrl, { 'd360-api-key': MARK }),
    sendMessage(baseUrl, ofKey, `{"to":"${MARK}`),
    sendMessage(baseUrl, ofKey, { messaging_product: MARK, to: MARK, type: MARK, text: { body: MARK } }),
    sendMessage(baseUrl, ofKey, {
      messaging_product: 'whatsapp',
      to: MARK,
      type: 'text',
      text: { body: long.repeat(10) },
    }),
    call(`${baseUrl}/v1/configs/webhook`, {
      method: 'POST',
      headers: ofKey,
      body: JSON.stringify({ url: MARK, headers: { a: 1 } }),
    }),
    call(`${baseUrl}/nowhere/${MARK}?${MARK}=${MARK}`),
    call(`${baseUrl}/nowhere/${MARK}?${MARK}=${MARK}`, {
      headers: { accept: 'text/html', referer: MARK, 'user-agent': MARK },
    }),
    call(`${baseUrl}/onboarding/${MARK}?state=${MARK}&email=${MARK}`),
    call(`${baseUrl}/permission?request=${MARK}&partner_id=${MARK}`),
    call(`${baseUrl}${link.path}?redirect_url=https://${MARK}.example/&state=${MARK}`),
    post(baseUrl, '/permission/question', { ...link, query: `?redirect_url=https://${MARK}.example/` }),
    post(baseUrl, '/permission/question', { path: MARK, query: `?request=${MARK}` }),
    post(baseUrl, '/permission/question', { ...link, clientId: MARK }, person),
    post(baseUrl, '/permission/answer', { requestId: MARK, decision: MARK }, person),
    post(baseUrl, '/permission/answer', { requestId: MARK, decision: 'deny' }, person),
    post(baseUrl, '/permission/question', {}, { origin: `https://${MARK}.example` }),
    post(baseUrl, '/api/auth/sign-in/email', { email: `${MARK}@a.example`, password: MARK }),
    post(baseUrl, '/api/auth/sign-in/email', { email: MARK, password: long }),
    post(baseUrl, '/sign-in/new', { token: MARK, name: MARK, password: MARK }),
    post(baseUrl, '/sign-in/new', { token: long, name: long, password: 'short' }),
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
  const made = await change(doors.baseUrl, withKey(doors.demo.partner.partnerKey), 'onboarding.start', { state: MARK });

  expect(findSecret(made.text, MARK)).toContain('clear');
});
