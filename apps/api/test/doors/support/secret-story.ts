import { call, resultOf } from '../../world/answer.ts';
import { apiKey, bearer, type Caller } from '../../world/caller.ts';
import { cookieHeaders, cookieIn } from '../../world/visitor.ts';
import type { WatchedServices } from './watched-services.ts';

/** Every secret that `playStory` makes, by a name that tells what the secret is for. */
export type Secrets = Record<string, string>;

/**
 * Makes all calls that a delegated key needs, from the partner's account to a call that is refused. Between these
 * calls, the function makes mistakes on purpose, such as a wrong password.
 */
export async function playStory({ world, keep }: WatchedServices): Promise<Secrets> {
  const { baseUrl, demo, admin } = world;
  const password = 'Pa$$ wörd "marked" \\ 4711';
  const wrongPassword = 'Pa$$ wörd "mistyped" 4712';
  const { platformSecret } = await admin<{ platformSecret: string }>('partner', 'add', '--name', 'Marked Partner');
  const scopes = ['--scopes', 'read,keys,onboarding,settings'];
  const newKey = ['partner', 'key', '--partner', demo.partner.id, '--name', 'Marked key', ...scopes];
  const partner = await admin<{ secret: string }>(...newKey);
  const client = world.bakery.id;
  const email = 'marked@bakery.example';
  const invited = await admin<{ token: string }>('person', 'add', '--email', email, '--account', client);
  const joined = keep(await world.nobody.post('/sign-in/new', { token: invited.token, name: 'Marked', password }));
  keep(await world.nobody.post('/sign-in/new', { token: invited.token, name: 'Again', password: wrongPassword }));
  keep(await world.nobody.post('/api/auth/sign-in/email', { email, password: wrongPassword }));
  const signedIn = keep(await world.nobody.post('/api/auth/sign-in/email', { email, password }));
  const as = world.as(partner.secret);
  const cookie = cookieIn(signedIn.headers.getSetCookie());
  const person = world.as(cookieHeaders(baseUrl, cookie));

  const channelId = world.bakery.channels[0]?.id ?? '';
  const request = resultOf<{ id: string }>(keep(await as.change('onboarding.start', { state: 'visit 7' })));
  const link = { path: '/permission', query: `?request=${request.id}` };
  keep(await person.post('/permission/question', link));
  const answer = {
    requestId: request.id,
    decision: 'save',
    clientId: client,
    grant: [channelId],
    withdraw: [],
    keep: [],
  };
  keep(await person.post('/permission/answer', answer));
  const once = world.as({ ...apiKey(partner.secret), 'idempotency-key': 'once' });
  const made = resultOf<{ id: string; secret: string }>(
    keep(await once.change('channelKeys.create', { channelId, name: 'Prod' })),
  );
  keep(await once.change('channelKeys.create', { channelId, name: 'Prod' }));
  keep(await once.change('channelKeys.create', { channelId, name: 'Other' }));
  const rotated = resultOf<{ secret: string }>(keep(await as.change('channelKeys.rotate', { id: made.id })));
  const webhookPassword = 'marked-webhook-password-4713';
  const webhook = { url: 'https://hooks.example/in', headers: { authorization: `Bearer ${webhookPassword}` } };
  keep(await world.as(made.secret).send());
  keep(await world.as(rotated.secret).post('/v1/configs/webhook', webhook));
  const webhooks = await makeWebhook(
    { world, keep },
    world.as({ ...apiKey(partner.secret), 'idempotency-key': 'hook' }),
  );
  await sendBadly({ world, keep }, { as, secret: rotated.secret, cookie, key: partner.secret });
  keep(await as.change('channelKeys.revoke', { id: made.id }));
  for (const secret of [made.secret, rotated.secret]) keep(await world.as(secret).send());
  keep(await person.post('/api/auth/sign-out', {}));

  return {
    password,
    'mistyped password': wrongPassword,
    'cookie of the sign-up': valueIn(cookieIn(joined.headers.getSetCookie())),
    'cookie of the sign-in': valueIn(cookie),
    'signature of the cookie': valueIn(cookie).split('.')[1] ?? '',
    'sign-up token': invited.token,
    'partner key': partner.secret,
    'channel key': made.secret,
    'rotated channel key': rotated.secret,
    'platform secret': platformSecret,
    'webhook header': webhookPassword,
    ...webhooks,
  };
}

/** Makes a webhook of the partner, and changes its headers and its secret. */
async function makeWebhook({ world, keep }: Pick<WatchedServices, 'world' | 'keep'>, once: Caller): Promise<Secrets> {
  const as = world.as(world.demo.partner.partnerKey);
  const [first, second] = ['marked-header-of-a-webhook-4714', 'marked-header-of-a-webhook-4715'];
  const own = 'marked-secret-of-a-webhook-4716';
  const input = { url: 'https://hooks.example/in', headers: { authorization: `Bearer ${first}` } };
  const { id, secret } = resultOf<{ id: string; secret: string }>(await once.change('webhooks.create', input));
  keep(await once.change('webhooks.create', input));
  keep(await as.change('webhooks.update', { id, headers: { 'x-password': second } }));
  keep(await as.change('webhooks.rotateSecret', { id, secret: 'too short' }));
  const rotated = resultOf<{ secret: string }>(await as.change('webhooks.rotateSecret', { id }));
  await as.change('webhooks.rotateSecret', { id, secret: own });
  keep(await as.change('webhooks.test', { id }));
  for (const path of ['webhooks.list', 'webhooks.get']) keep(await as.ask(path, path.endsWith('get') ? { id } : {}));
  keep(await as.ask('webhooks.deliveries', { webhookId: id }));
  return {
    'secret of a webhook': secret,
    'second secret of a webhook': rotated.secret,
    'own secret of a webhook': own,
    'header of a webhook': first,
    'second header of a webhook': second,
  };
}

const valueIn = (cookie: string): string => decodeURIComponent(cookie.slice(cookie.indexOf('=') + 1));

/**
 * Sends secrets as people do by mistake: to the wrong door, together with a second credential, in an address, or beside
 * a body of broken JSON.
 */
async function sendBadly(
  { world, keep }: Pick<WatchedServices, 'world' | 'keep'>,
  { as, secret, cookie, key }: { as: Caller; secret: string; cookie: string; key: string },
): Promise<void> {
  const { baseUrl } = world;
  const ofKey = world.as(secret);
  keep(await world.as({ 'd360-api-key': key }).send());
  keep(await ofKey.send(undefined, { headers: apiKey(key) }));
  keep(await ofKey.send('{"broken":'));
  keep(await ofKey.send({ messaging_product: 'whatsapp', to: 'nobody', type: 'text' }));
  keep(await world.as(apiKey(secret)).ask('channels.list'));
  keep(await as.ask('channels.list', undefined, { headers: cookieHeaders(baseUrl, cookie) }));
  keep(await world.as(bearer(key)).ask('channels.list'));
  keep(await call(`${baseUrl}/trpc/channels.list?x-api-key=${key}`));
  keep(await call(`${baseUrl}/messages?D360-API-KEY=${secret}`, { method: 'POST' }));
  keep(await call(`${baseUrl}/nowhere/${secret}`));
  keep(await call(`${baseUrl}/permission?request=${key}`, { headers: { cookie } }));
  keep(await as.change('settings.update', { redirectUrls: ['no address'] }));
}
