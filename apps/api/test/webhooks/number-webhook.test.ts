import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type MadeKey, makeKey, missingChannel, sharedChannel } from '../doors/support/running-channel.ts';
import { type Answer, resultOf } from '../world/answer.ts';
import { startWorld, type World } from '../world/start-world.ts';
import { openReceiver, type Receiver } from './support/open-receiver.ts';

const PATH = '/v1/configs/webhook';
const URL_A = 'https://hooks.example/a';
const URL_B = 'https://hooks.example/b';

let world: World;
let receiver: Receiver;
let channelId: string;
beforeAll(async () => {
  world = await startWorld();
  receiver = await openReceiver();
  channelId = sharedChannel(world);
});
afterAll(async () => {
  await receiver[Symbol.asyncDispose]();
  await world.stop();
});
beforeEach(async () => {
  await world.sql('delete from channel_webhook');
  await world.sql('delete from webhook_delivery');
  await world.sql('delete from webhook_state');
});

const newProgram = async () => world.as(await makeKey(world));
const secretOf = (answer: Answer): string | undefined => {
  expect(answer.status, answer.text).toBe(200);
  return (answer.body as { secret?: string }).secret;
};
const states = () =>
  world.sql<{ kind: string; account_id: string; client_id: string; read_id: string; pause_reason: string | null }>(
    'select * from webhook_state',
  );

test('a secret is made once for each key that sets the webhook, and never shown again', async () => {
  const program = await newProgram();

  const first = await program.post(PATH, { url: URL_A });
  const made = secretOf(first);
  expect(made).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  expect(first.body).toEqual({ url: URL_A, secret: made });

  for (const url of [URL_A, URL_B]) expect((await program.post(PATH, { url })).body).toEqual({ url });
  expect((await program.get(PATH)).body).toEqual({ url: URL_B });
  const [row] = await world.sql<{ secret: string }>('select secret from channel_webhook');
  expect(row?.secret).toMatch(/^v1\./);

  // Another key of the same partner does not know the secret, so it gets one of its own.
  const other = secretOf(await (await newProgram()).post(PATH, { url: URL_B }));
  expect(other).toMatch(/^whsec_/);
  expect(other).not.toBe(made);
});

test('a secret that was encrypted with a key that is lost is not kept: the same key gets a new one', async () => {
  const program = await newProgram();
  await program.post(PATH, { url: URL_A });
  await world.sql(`update channel_webhook set secret = 'v1.' || repeat('A', 64)`);

  expect(secretOf(await program.post(PATH, { url: URL_A }))).toMatch(/^whsec_/);
  expect((await program.post(PATH, { url: URL_A })).body).toEqual({ url: URL_A });
});

test('a program may choose the secret, which is an event when it differs', async () => {
  const program = await newProgram();
  const own = 'my-app-secret-0123456789';
  const events = async () => (await world.sql("select from event where type = 'webhook.set'")).length;

  expect((await program.post(PATH, { url: URL_A, secret: own })).body).toEqual({ url: URL_A });
  const before = await events();
  await program.post(PATH, { url: URL_A, secret: own });
  await program.post(PATH, { url: URL_A, secret: null, verify_token: null });
  expect(await events()).toBe(before);
  await program.post(PATH, { url: URL_A, secret: `${own}!` });
  expect(await events()).toBe(before + 1);

  const short = await program.post(PATH, { url: URL_A, secret: 'short' });
  expect([short.status, short.text]).toEqual([400, expect.stringContaining('at least 16 characters')]);
});

test('a webhook of before without a secret gets one when its program sets it again', async () => {
  const program = await newProgram();
  await program.post(PATH, { url: URL_A });
  await world.sql('update channel_webhook set secret = null');
  await world.sql('delete from webhook_state');

  expect(secretOf(await program.post(PATH, { url: URL_A }))).toMatch(/^whsec_/);

  expect(await states()).toEqual([
    expect.objectContaining({ kind: 'channel', account_id: world.demo.partner.id, client_id: world.travel.id }),
  ]);
});

test('of two programs that set the first webhook at once with one key, one gets the secret', async () => {
  const program = await newProgram();

  const answers = await Promise.all([URL_A, URL_A, URL_A].map((url) => program.post(PATH, { url })));

  expect(answers.map(secretOf).filter((secret) => secret !== undefined)).toHaveLength(1);
});

const queue = (webhookId: string) =>
  world.sql(
    `insert into webhook_delivery (id, webhook_id, event_id, event, status, attempts, tries, due_at, created_at)
     values ($1, $2, $1, 'message', 'pending', 0, 0, now() + interval '1 day', now())`,
    [`dlv_${Math.random()}`.slice(0, 26), webhookId],
  );
const queued = async () =>
  (await world.sql<{ how: string }>('select coalesce(reason, status) as how from webhook_delivery order by 1')).map(
    ({ how }) => how,
  );

test('what waits stays when the same owner sets another URL, after an automatic pause too', async () => {
  await (await newProgram()).post(PATH, { url: URL_A });
  await queue(channelId);
  await world.sql("update webhook_state set read_id = 'evt_before', paused_at = now(), pause_reason = 'failing'");

  await (await newProgram()).post(PATH, { url: URL_B });

  expect(await queued()).toEqual(['pending']);
  expect(await states()).toEqual([expect.objectContaining({ read_id: 'evt_before', pause_reason: null })]);
  // A person has paused it: the program does not resume it.
  await world.sql("update webhook_state set paused_at = now(), pause_reason = 'asked'");
  await (await newProgram()).post(PATH, { url: URL_A });
  expect(await states()).toEqual([expect.objectContaining({ read_id: 'evt_before', pause_reason: 'asked' })]);
});

test('what waits ends when another owner sets the webhook, and the new owner begins with the next event', async () => {
  const number = missingChannel(world);
  const own = resultOf<{ secret: string }>(
    await world.as(world.bakery.user).change('channelKeys.create', { channelId: number, name: 'Own' }),
  );
  await world.as(own).post(PATH, { url: URL_A });
  await queue(number);
  await world.sql("update webhook_state set read_id = 'evt_before', paused_at = now(), pause_reason = 'asked'");
  expect(await states()).toEqual([expect.objectContaining({ account_id: world.bakery.id })]);
  await world.share([number]);

  // The client's own key still works during the overlap.
  await world.as(await makeKey(world, { channelId: number, overlap: '24h' })).post(PATH, { url: URL_B });

  const [{ last_id } = { last_id: '' }] = await world.sql<{ last_id: string }>(
    "select coalesce(max(last_id), 'evt_' || repeat('0', 26)) as last_id from feed where client_id = $1",
    [world.bakery.id],
  );
  const begun = { account_id: world.demo.partner.id, read_id: last_id, pause_reason: null };
  expect(await queued()).toEqual(['replaced']);
  expect(await states()).toEqual([expect.objectContaining(begun)]);
  // Another episode of the same partner is another owner too. What waited under the episode before has ended with it.
  await queue(number);
  await world.sql('update permission set withdrawn_at = now() where channel_id = $1', [number]);
  await world.share([number]);
  await world.as(await makeKey(world, { channelId: number })).post(PATH, { url: URL_B });
  expect(await queued()).toEqual(['permission_ended', 'replaced']);
});

const TOKEN = 'a token & more';
const challengeIn = (url: string) => new URL(url, receiver.url).searchParams.get('hub.challenge') ?? '';

test('with a verify token the URL must pass the handshake, and its query stays', async () => {
  const program = await newProgram();
  receiver.answer = ({ url }) => ({ status: 200, body: challengeIn(url) });
  const url = `${receiver.url}/in?team=a%20b&x=1+2`;
  receiver.calls.length = 0;

  const headers = { authorization: 'Basic abc', 'x-hub-signature-256': 'mine' };
  const answer = await program.post(PATH, { url, verify_token: TOKEN, headers });

  expect(secretOf(answer)).toMatch(/^whsec_/);
  const [call, ...more] = receiver.calls;
  expect(more).toEqual([]);
  const asked = new URLSearchParams({ 'hub.verify_token': TOKEN });
  expect(call?.method).toBe('GET');
  expect(call?.url).toMatch(/^\/in\?team=a%20b&x=1\+2&hub\.mode=subscribe&hub\.challenge=[1-9]\d{9}&hub/);
  expect(call?.url.endsWith(`&${asked}`)).toBe(true);
  expect(call?.headers).toMatchObject({ authorization: 'Basic abc' });
  expect(call?.headers).not.toHaveProperty('x-hub-signature-256');
  expect((await program.get(PATH)).body).toEqual({ url });
});

test.each([
  ['403', 'the status 403', () => ({ status: 403 })],
  ['a redirect', 'the status 302', () => ({ status: 302, headers: { location: '/elsewhere' } })],
  ['201 with the challenge', 'the status 201', ({ url }: { url: string }) => ({ status: 201, body: challengeIn(url) })],
  [
    'the challenge in quotes',
    'without the challenge',
    ({ url }: { url: string }) => ({ status: 200, body: `"${challengeIn(url)}"` }),
  ],
  ['an empty 200', 'without the challenge', () => ({ status: 200 })],
  ['its own secrets', 'without the challenge', () => ({ status: 200, body: 'internal-report' })],
])('a URL that answers the handshake with %s is refused, and the webhook before stays', async (_, sentence, answer) => {
  const program = await newProgram();
  await program.post(PATH, { url: URL_A });
  receiver.answer = answer;

  const refused = await program.post(PATH, { url: receiver.url, verify_token: TOKEN });

  expect([refused.status, refused.refusal]).toEqual([400, 'invalid_input']);
  expect(refused.text).toContain(sentence);
  expect(refused.text).toContain('url');
  for (const hidden of ['internal-report', TOKEN]) expect(refused.text).not.toContain(hidden);
  expect((await program.get(PATH)).body).toEqual({ url: URL_A });
});

test.each([
  ['revoked', (key: MadeKey) => world.partner.channelKeys.revoke(key.id)],
  ['replaced by a newer key', () => makeKey(world)],
  ['rotated', (key: MadeKey) => world.partner.channelKeys.rotate(key.id, { overlap: '0' })],
])('a key that is %s during its handshake does not set the webhook', async (_, end) => {
  const key = await makeKey(world);
  await world.as(key).post(PATH, { url: URL_A });
  receiver.answer = async ({ url }) => {
    await end(key);
    return { status: 200, body: challengeIn(url) };
  };

  const refused = await world.as(key).post(PATH, { url: receiver.url, verify_token: TOKEN });

  expect([refused.status, refused.refusal]).toEqual([401, 'revoked']);
  expect(await world.sql('select url from channel_webhook')).toEqual([{ url: URL_A }]);
});

test('a URL that does not answer the handshake is refused; headers that HTTP cannot carry are too', async () => {
  const program = await newProgram();
  await using closed = await openReceiver();
  await closed[Symbol.asyncDispose]();

  const silent = await program.post(PATH, { url: closed.url, verify_token: TOKEN });
  const bad = await program.post(PATH, { url: URL_A, headers: { 'no name': 'x' } });

  expect([silent.status, bad.status]).toEqual([400, 400]);
  expect(bad.text).toContain('headers: ');
  expect((await program.get(PATH)).body).toEqual({ url: null });
});
