import { ORGANIZATION_SCOPES } from '@chatelaine/shared';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWebhookSecrets } from '../../src/webhook/secrets.ts';
import { expectRefusal } from '../doors/support/expect-refusal.ts';
import { DEAF_URL, insertWebhook } from '../doors/support/insert-webhook.ts';
import { sessionValueIn } from '../doors/support/sessions-stage.ts';
import { makeKey } from '../session-events/support/organization-key.ts';
import { bodyOf, resultOf } from '../world/answer.ts';
import { bearer, type Caller } from '../world/caller.ts';
import { startWorld, type World } from '../world/start-world.ts';
import { untilAborted } from '../world/until-aborted.ts';

let world: World;
let key: Caller;
let partner: Caller;
beforeAll(async () => {
  world = await startWorld({ deliveriesPass: untilAborted });
  key = await keyOf(world.travel.id);
  partner = world.as(world.demo.partner.partnerKey);
});
afterAll(() => world.stop());

const keyOf = async (client: string, channelIds?: string[]) =>
  world.as(
    bearer(
      (await makeKey(world, client, { scopes: [...ORGANIZATION_SCOPES], ...(channelIds && { channelIds }) })).secret,
    ),
  );
const post = (as: Caller, path: string, body: object = {}, headers = {}) =>
  as.request('POST', `/api/v1/webhooks${path}`, body, { headers });
const idsOf = async (as: Caller) =>
  bodyOf<{ data: { id: string }[] }>(await as.get('/api/v1/webhooks')).data.map(({ id }) => id);
const issuesOf = (answer: { body: unknown }) =>
  (answer.body as { error: { data: { issues: { path: string; message: string }[] } } }).error.data.issues;

test('a person confirms a new address with one code for both doors, and a program needs none', async () => {
  const owner = world.as(world.bakery.user);
  await owner.ask('webhooks.list');
  const person = world.as(bearer(sessionValueIn(owner.cookie)));
  const input = { url: DEAF_URL, channelIds: [world.bakery.channels[0]?.id ?? ''] };
  const same = { url: DEAF_URL, sessionId: world.bakery.channels[0]?.id };

  expectRefusal(await owner.change('webhooks.create', input), 'procedures', 'code_required');
  expectRefusal(await post(person, '', same), 'sessions', 'code_required');
  const { header } = await world.code(owner, 'webhooks.create', input);
  expectRefusal(
    await post(person, '', { ...same, url: `${DEAF_URL}2` }, { 'x-one-time-code': header }),
    'sessions',
    'code_wrong',
  );
  const made = bodyOf<{ id: string }>(await post(person, '', same, { 'x-one-time-code': header }));

  expect(resultOf(await owner.ask('webhooks.get', { id: made.id }))).toMatchObject({ channelIds: input.channelIds });
  // A name and a pause lead no message elsewhere. Another address does.
  expect((await owner.change('webhooks.update', { id: made.id, name: 'Till' })).status).toBe(200);
  const moved = await owner.change('webhooks.update', { id: made.id, url: `${DEAF_URL}3` });
  expectRefusal(moved, 'procedures', 'code_required');
  expectRefusal(await owner.change('webhooks.rotateSecret', { id: made.id }), 'procedures', 'code_required');
});

test('a webhook that cannot be is refused with a sentence at its field', async () => {
  const at = async (input: object) => issuesOf(await partner.change('webhooks.create', { url: DEAF_URL, ...input }));

  expect(await at({ url: 'http://10.1.2.3/in' })).toEqual([
    { path: 'url', message: expect.stringContaining('private or reserved network') },
  ]);
  expect(await at({ events: ['channel.added', 'message'] })).toMatchObject([{ path: 'events.1' }]);
  expect(await at({ headers: { 'X-A': '1', 'x-a': '2' } })).toMatchObject([{ path: 'headers' }]);
  // The new host would get a password that nobody can read.
  const { id } = resultOf<{ id: string }>(
    await partner.change('webhooks.create', { url: DEAF_URL, headers: { Authorization: 'Bearer 123' } }),
  );
  const move = (more: object) => partner.change('webhooks.update', { id, url: 'https://1.1.1.2/', ...more });
  expect(issuesOf(await move({}))).toEqual([{ path: 'url', message: expect.stringContaining('(Authorization)') }]);
  expect((await move({ headers: {} })).status).toBe(200);
  const door = await post(key, '', { url: DEAF_URL, sessionId: null, sessionIds: null });
  expectRefusal(door, 'sessions', 'invalid_input');
});

test('twenty webhooks at most, also when twenty-five are asked for at once; a repeated call makes no second one', async () => {
  const once = { 'idempotency-key': 'one webhook' };
  const first = bodyOf<{ id: string }>(await post(key, '', { url: DEAF_URL }, once));
  expectRefusal(await post(key, '', { url: DEAF_URL }, once), 'sessions', 'already_created');

  const answers = await Promise.all(Array.from({ length: 25 }, () => post(key, '', { url: DEAF_URL })));

  expect(answers.filter(({ status }) => status === 201)).toHaveLength(19);
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201, 409]));
  const ids = await idsOf(key);
  expect([ids.length, ids.includes(first.id)]).toEqual([20, true]);
  await world.sql('delete from webhook where client_id = $1 and id <> $2', [world.travel.id, first.id]);
});

test('a key of some numbers makes and sees webhooks of these numbers alone, and no delivery of another', async () => {
  const [one = '', other = ''] = world.bakery.channels.map(({ id }) => id);
  const limited = await keyOf(world.bakery.id, [one]);
  const wide = await insertWebhook(world, world.bakery.id, { channelIds: [one, other] });
  const narrow = await insertWebhook(world, world.bakery.id, { channelIds: [one], channelId: other });

  expectRefusal(await post(limited, '', { url: DEAF_URL }), 'sessions', 'invalid_input');
  expectRefusal(await post(limited, '', { url: DEAF_URL, sessionIds: [one, other] }), 'sessions', 'not_found');
  const { id } = bodyOf<{ id: string }>(await post(limited, '', { url: DEAF_URL, sessionId: one }));
  const patched = await limited.request('PATCH', `/api/v1/webhooks/${id}`, { sessionIds: null });
  expectRefusal(patched, 'sessions', 'invalid_input');
  const seen = await idsOf(limited);
  expect([seen.includes(id), seen.includes(narrow.webhook), seen.includes(wide.webhook)]).toEqual([true, true, false]);
  // The webhook had another number before.
  const foreign = await limited.get(`/api/v1/webhooks/${narrow.webhook}/deliveries/${narrow.delivery}`);
  expectRefusal(foreign, 'sessions', 'not_found');
});

test('of two rotations at once, the later secret signs with the earlier one beside it', async () => {
  const { webhook } = await insertWebhook(world, world.travel.id);

  const answers = await Promise.all([1, 2].map(() => post(key, `/${webhook}:rotate-secret`)));

  const made = answers.map((answer) => bodyOf<{ secret: string }>(answer).secret);
  const [row] = await world.sql<{ secret: string; old: string; ends: Date }>(
    'select secret, old_secret as old, old_secret_ends_at as ends from webhook where id = $1',
    [webhook],
  );
  if (row === undefined) throw new Error('The webhook is gone.');
  const sealed = {
    kind: 'client',
    webhookId: webhook,
    secret: row.secret,
    oldSecret: row.old,
    oldSecretEndsAt: row.ends,
    headers: null,
  } as const;
  const work = world.services.beginWork();
  const { secrets } = openWebhookSecrets(work, sealed, work.now);
  expect(secrets.toSorted()).toEqual(made.toSorted());
  expect(openWebhookSecrets(work, sealed, row.ends).secrets).toEqual(secrets.slice(0, 1));
});

test('a webhook whose secret and headers were encrypted with a key that is lost gets new ones', async () => {
  const { webhook } = await insertWebhook(world, world.travel.id);
  await world.sql(
    `update webhook set secret = 'v1.' || repeat('A', 64), headers = 'v1.' || repeat('A', 64), header_names = '{X-A}'
     where id = $1`,
    [webhook],
  );

  const rotated = await post(key, `/${webhook}:rotate-secret`);
  const written = await key.request('PATCH', `/api/v1/webhooks/${webhook}`, { customHeaders: { 'X-A': '1' } });

  expect([rotated.status, written.status]).toEqual([200, 200]);
  const [row] = await world.sql<{ secret: string; headers: string; oldSecret: string | null; oldSecretEndsAt: Date }>(
    `select secret, headers, old_secret as "oldSecret", old_secret_ends_at as "oldSecretEndsAt" from webhook
     where id = $1`,
    [webhook],
  );
  if (row === undefined) throw new Error('The webhook is gone.');
  const work = world.services.beginWork();
  expect(openWebhookSecrets(work, { kind: 'client', webhookId: webhook, ...row }, work.now)).toEqual({
    secrets: [bodyOf<{ secret: string }>(rotated).secret],
    headers: { 'X-A': '1' },
  });
});

test('of two replays of one event at once, one is made; two replays of all failed make each once, at a steady pace', async () => {
  const { webhook, delivery } = await insertWebhook(world, world.travel.id);
  const replays = await Promise.all([1, 2].map(() => post(key, `/${webhook}/deliveries/${delivery}:replay`)));
  expect(replays.map(({ status }) => status).sort()).toEqual([202, 409]);

  await world.sql(
    `insert into webhook_delivery (id, webhook_id, event_id, event, status, attempts, tries, due_at, created_at, ended_at)
     select 'dlv_' || lpad(n::text, 22, '0'), $1, 'evt_' || lpad(n::text, 26, '0'), 'message', 'failed', 9, 9, now(), now(), now()
     from generate_series(1, 40) n`,
    [webhook],
  );
  const since = Date.now() - 3_600_000;
  const all = await Promise.all([1, 2].map(() => post(key, `/${webhook}:replay-failed`, { since })));
  const counts = all.map((answer) => bodyOf<{ count: number }>(answer).count);
  expect(counts.toSorted((one, two) => one - two)).toEqual([0, 40]);
  const [pace] = await world.sql<{ ms: number; due: number }>(
    `select extract(epoch from max(due_at) - min(due_at)) * 1000 as ms, count(distinct due_at)::int as due
     from webhook_delivery where webhook_id = $1 and status = 'pending' and event_id like 'evt_0000%'`,
    [webhook],
  );
  expect([Number(pace?.ms), pace?.due]).toEqual([39 * 50, 40]);
});

test('deleting ends what waits, even while an attempt is under way, and nobody sees the webhook again', async () => {
  const { webhook, delivery } = await insertWebhook(world, world.travel.id);
  await world.sql(
    "update webhook_delivery set status = 'pending', claim = 'under way', ended_at = null where id = $1",
    [delivery],
  );
  const once = { headers: { 'idempotency-key': 'delete it' } };
  const remove = () => key.request('DELETE', `/api/v1/webhooks/${webhook}`, undefined, once);

  expect([(await remove()).status, (await remove()).status]).toEqual([204, 204]);

  expect(await world.sql('select status, reason, claim from webhook_delivery where id = $1', [delivery])).toEqual([
    { status: 'ended', reason: 'webhook_deleted', claim: null },
  ]);
  expect(await world.sql('select from webhook_state where webhook_id = $1', [webhook])).toEqual([]);
  expectRefusal(await key.get(`/api/v1/webhooks/${webhook}/deliveries`), 'sessions', 'not_found');
  expectRefusal(await post(key, `/${webhook}:test`), 'sessions', 'not_found');
});

test('a pause keeps the place in the events, and a resume with skipMissed moves it to the newest', async () => {
  const { webhook } = await insertWebhook(world, world.demo.partner.id);
  const readId = async () =>
    (await world.sql<{ id: string }>('select read_id as id from webhook_state where webhook_id = $1', [webhook]))[0]
      ?.id;
  await world.sql("update webhook_state set read_id = 'evt_0' where webhook_id = $1", [webhook]);

  await partner.change('webhooks.resume', { id: webhook });
  await partner.change('webhooks.pause', { id: webhook });
  await partner.change('webhooks.pause', { id: webhook });
  expect(await readId()).toBe('evt_0');
  await partner.change('webhooks.resume', { id: webhook, skipMissed: true });

  expect(await readId()).toMatch(/^evt_01/);
  const told = resultOf<{ data: { type: string }[] }>(await partner.ask('events.list', { subjectId: webhook }));
  expect(told.data.map(({ type }) => type)).toEqual(['webhook.resumed', 'webhook.paused', 'webhook.resumed']);
});

test('a webhook gets ten tests in a minute', async () => {
  const { webhook } = await insertWebhook(world, world.demo.partner.id);
  const send = () => partner.change('webhooks.test', { id: webhook });

  const answers = await Promise.all(Array.from({ length: 11 }, send));

  expect(answers.filter(({ status }) => status === 200)).toHaveLength(10);
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(1);
});

test('the webhook of a number is in the list of its owner, who can pause it and replay, and nothing else', async () => {
  const [channel = ''] = world.travel.channels.map(({ id }) => id);
  const { id: apiKeyId, secret } = resultOf<{ id: string; secret: string }>(
    await partner.change('channelKeys.create', {
      channelId: channel,
      name: 'Sets a webhook',
      scopes: ['send', 'manage'],
    }),
  );
  expect(
    (await world.as(secret).post('/v1/configs/webhook', { url: DEAF_URL, headers: { 'x-shop': 'hidden' } })).status,
  ).toBe(200);

  const shown = resultOf(await partner.ask('webhooks.get', { id: channel }));
  expect(shown).toMatchObject({
    id: channel,
    kind: 'channel',
    url: DEAF_URL,
    channelIds: [channel],
    headerNames: ['x-shop'],
  });
  expect(JSON.stringify(shown)).not.toContain('hidden');
  expect((await partner.change('webhooks.pause', { id: channel })).status).toBe(200);
  expect((await partner.change('webhooks.resume', { id: channel })).status).toBe(200);
  for (const verb of ['delete', 'rotateSecret', 'test'])
    expectRefusal(await partner.change(`webhooks.${verb}`, { id: channel }), 'procedures', 'not_allowed');
  expectRefusal(await partner.change('webhooks.update', { id: channel, name: 'x' }), 'procedures', 'not_allowed');
  expectRefusal(await key.get(`/api/v1/webhooks/${channel}`), 'sessions', 'not_found');

  // What an earlier owner got is not shown to the present one.
  await world.sql(
    `insert into webhook_delivery (id, webhook_id, event_id, event, status, attempts, tries, due_at, created_at, ended_at)
     select 'dlv_' || lpad(n::text, 22, 'x'), webhook_id, 'evt_x', 'message', 'failed', 9, 9, now(), begun_at + n * interval '1 hour', now()
     from webhook_state, (values (-1), (1)) v (n) where webhook_id = $1`,
    [channel],
  );
  const { data } = resultOf<{ data: { id: string }[] }>(
    await partner.ask('webhooks.deliveries', { webhookId: channel }),
  );
  expect(data.map(({ id }) => id)).toEqual([`dlv_${'1'.padStart(22, 'x')}`]);
  expectRefusal(
    await partner.ask('webhooks.delivery', { id: `dlv_${'-1'.padStart(22, 'x')}` }),
    'procedures',
    'not_found',
  );
  expect((await partner.change('webhooks.replay', { id: data[0]?.id })).status).toBe(200);

  await world.sql(
    'update permission set withdrawn_at = now() where id = (select permission_id from api_key where id = $1)',
    [apiKeyId],
  );
  expectRefusal(await partner.ask('webhooks.get', { id: channel }), 'procedures', 'not_found');
});
