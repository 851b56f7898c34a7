import { ask, call, change, MESSAGE, post, resultOf, sendMessage, withCookie, withKey } from './call.ts';
import { cookieIn } from './people.ts';
import type { WatchedHouse } from './watched-house.ts';

/** Every secret that the story makes, by what it is. */
export type Secrets = Record<string, string>;

/** Plays the story of one delegated key from the first account to the last refusal, with mistakes on the way. */
export async function playStory({ doors, keep }: WatchedHouse): Promise<Secrets> {
  const { baseUrl, demo, admin } = doors;
  const password = 'Pa$$ wörd "marked" \\ 4711';
  const wrongPassword = 'Pa$$ wörd "mistyped" 4712';
  const { platformSecret } = await admin<{ platformSecret: string }>('partner', 'add', '--name', 'Marked Partner');
  const scopes = ['--scopes', 'read,keys,onboarding,settings'];
  const partner = await admin<{ secret: string }>(
    'partner',
    'key',
    '--partner',
    demo.partner.id,
    '--name',
    'Marked key',
    ...scopes,
  );
  const client = demo.clients[0]?.id ?? '';
  const invited = await admin<{ token: string }>(
    'person',
    'add',
    '--email',
    'marked@bakery.example',
    '--account',
    client,
  );
  const joined = keep(await post(baseUrl, '/sign-in/new', { token: invited.token, name: 'Marked', password }));
  keep(await post(baseUrl, '/sign-in/new', { token: invited.token, name: 'Again', password: wrongPassword }));
  keep(await post(baseUrl, '/api/auth/sign-in/email', { email: 'marked@bakery.example', password: wrongPassword }));
  const signedIn = keep(await post(baseUrl, '/api/auth/sign-in/email', { email: 'marked@bakery.example', password }));
  const as = withKey(partner.secret);
  const cookie = cookieIn(signedIn.headers);

  const channelId = demo.clients[0]?.channels[0]?.id ?? '';
  const request = resultOf<{ id: string }>(keep(await change(baseUrl, as, 'onboarding.start', { state: 'visit 7' })));
  const link = { path: '/permission', query: `?request=${request.id}` };
  keep(await post(baseUrl, '/permission/question', link, { cookie }));
  const answer = {
    requestId: request.id,
    decision: 'save',
    clientId: client,
    grant: [channelId],
    withdraw: [],
    keep: [],
  };
  keep(await post(baseUrl, '/permission/answer', answer, { cookie }));
  const once = { ...as, 'idempotency-key': 'once' };
  const made = resultOf<{ id: string; secret: string }>(
    keep(await change(baseUrl, once, 'channelKeys.create', { channelId, name: 'Prod' })),
  );
  keep(await change(baseUrl, once, 'channelKeys.create', { channelId, name: 'Prod' }));
  keep(await change(baseUrl, once, 'channelKeys.create', { channelId, name: 'Other' }));
  const rotated = resultOf<{ secret: string }>(keep(await change(baseUrl, as, 'channelKeys.rotate', { id: made.id })));
  const webhookPassword = 'marked-webhook-password-4713';
  const webhook = { url: 'https://hooks.example/in', headers: { authorization: `Bearer ${webhookPassword}` } };
  const ofKey = (secret: string) => ({ 'd360-api-key': secret });
  keep(await sendMessage(baseUrl, ofKey(made.secret), MESSAGE));
  keep(
    await call(`${baseUrl}/v1/configs/webhook`, {
      method: 'POST',
      headers: ofKey(rotated.secret),
      body: JSON.stringify(webhook),
    }),
  );
  await sendBadly({ doors, keep }, { as, ofKey: ofKey(rotated.secret), cookie, key: partner.secret });
  keep(await change(baseUrl, as, 'channelKeys.revoke', { id: made.id }));
  for (const secret of [made.secret, rotated.secret]) keep(await sendMessage(baseUrl, ofKey(secret), MESSAGE));
  keep(await post(baseUrl, '/api/auth/sign-out', {}, { cookie }));

  return {
    password,
    'mistyped password': wrongPassword,
    'cookie of the sign-up': valueIn(cookieIn(joined.headers)),
    'cookie of the sign-in': valueIn(cookie),
    'signature of the cookie': valueIn(cookie).split('.')[1] ?? '',
    'sign-up token': invited.token,
    'partner key': partner.secret,
    'channel key': made.secret,
    'rotated channel key': rotated.secret,
    'platform secret': platformSecret,
    'webhook header': webhookPassword,
  };
}

const valueIn = (cookie: string): string => decodeURIComponent(cookie.slice(cookie.indexOf('=') + 1));

/** The mistakes that people make with secrets: at the wrong door, cut, doubled, beside broken JSON. */
async function sendBadly(
  { doors, keep }: Pick<WatchedHouse, 'doors' | 'keep'>,
  {
    as,
    ofKey,
    cookie,
    key,
  }: { as: Record<string, string>; ofKey: Record<string, string>; cookie: string; key: string },
): Promise<void> {
  const { baseUrl } = doors;
  const secret = ofKey['d360-api-key'] ?? '';
  keep(await sendMessage(baseUrl, { 'd360-api-key': key }));
  keep(await sendMessage(baseUrl, { ...ofKey, ...as }));
  keep(await sendMessage(baseUrl, ofKey, '{"broken":'));
  keep(await sendMessage(baseUrl, ofKey, { messaging_product: 'whatsapp', to: 'nobody', type: 'text' }));
  keep(await ask(baseUrl, withKey(secret), 'channels.list'));
  keep(await ask(baseUrl, { ...as, ...withCookie(baseUrl, cookie) }, 'channels.list'));
  keep(await ask(baseUrl, { authorization: `Bearer ${key}` }, 'channels.list'));
  keep(await call(`${baseUrl}/trpc/channels.list?x-api-key=${key}`));
  keep(await call(`${baseUrl}/messages?D360-API-KEY=${secret}`, { method: 'POST' }));
  keep(await call(`${baseUrl}/nowhere/${secret}`));
  keep(await call(`${baseUrl}/permission?request=${key}`, { headers: { cookie } }));
  keep(await change(baseUrl, as, 'settings.update', { redirectUrls: ['no address'] }));
}
