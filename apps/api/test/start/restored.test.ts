import type { CreatedChannelKey, RequestedCode } from '@chatelaine/shared';
import { eventually } from '@chatelaine/tools/browser/eventually';
import { expect, test } from 'vitest';
import { newId } from '../../src/platform/id.ts';
import type { Restored } from '../../src/restored.ts';
import { insertWebhook } from '../doors/support/insert-webhook.ts';
import { WITH_MAIL } from '../notices/mail-world.ts';
import { insertPasskey } from '../passkeys/insert-passkey.ts';
import { call, outcomeOf, resultOf } from '../world/answer.ts';
import { backUp, dropDatabase } from '../world/database.ts';
import { startWorld, type World } from '../world/start-world.ts';
import { untilAborted } from '../world/until-aborted.ts';

/** Makes one object of each kind that a backup can contain as live, such as a key, a session and a one-time code. */
async function liveOnes(world: World) {
  const { bakery, demo } = world;
  const [first, second] = bakery.channels;
  await world.share([first?.id ?? '', second?.id ?? '']);
  const { user } = demo.partner;
  const owner = await world.signIn(user);
  const token = await world.as({}).post('/api/v2/token', { username: user.email, password: user.password });
  const code = resultOf<RequestedCode>(
    await owner.change('codes.request', { procedure: 'authenticator.begin', input: {} }),
  );
  await owner.change('profile.changeEmail', { email: 'new@inbox.example', password: user.password });
  const add = ['person', 'add', '--email', 'new@bakery.example', '--account', bakery.id];
  await world.partner.onboarding.start();
  await insertPasskey(world, user.email);
  return {
    owner: user,
    emailToken: /\/profile\/email#(\w+)/.exec(
      world.mails().find(({ to }) => to === 'new@inbox.example')?.text ?? '',
    )?.[1],
    key: await world.partner.channelKeys.create({ channelId: first?.id ?? '', name: 'Prod server' }),
    cookie: owner.cookie,
    token: (token.body as { access_token: string }).access_token,
    codeId: code.id,
    link: await world.admin<{ token: string }>(...add),
  };
}

/** Makes a webhook that sends, one that is paused, and the webhook of a number that an older version has set. */
async function sendingWebhooks(world: World, key: CreatedChannelKey) {
  const [sends, paused] = [
    await insertWebhook(world, world.bakery.id),
    await insertWebhook(world, world.demo.partner.id),
  ];
  await world.sql('update webhook_state set paused_at = null, pause_reason = null where webhook_id = $1', [
    sends.webhook,
  ]);
  const values = (event: string) => [newId('delivery'), sends.webhook, `evt_${event}`, event];
  for (const event of ['message', 'webhook.test'])
    await world.sql(
      `insert into webhook_delivery (id, webhook_id, event_id, event, status, attempts, tries, due_at, created_at)
       values ($1, $2, $3, $4, 'pending', 0, 0, now(), now())`,
      values(event),
    );
  await world.sql(
    `insert into channel_webhook (channel_id, url, api_key_id, permission_id, set_at)
     select channel_id, 'http://127.0.0.1:9/old', id, permission_id, now() from api_key where id = $1`,
    [key.id],
  );
  return { sends: sends.webhook, paused: paused.webhook, ofNumber: key.channelId };
}

const pausesOf = async (world: World) => {
  const rows = await world.sql<{ id: string; why: string | null }>(
    'select webhook_id as id, pause_reason as why from webhook_state',
  );
  return Object.fromEntries(rows.map(({ id, why }) => [id, why]));
};

const WEAK = 'passwordpassword';

type Live = Awaited<ReturnType<typeof liveOnes>>;

/** Uses each object that `liveOnes` has made, and returns the server's answers. */
async function tryAll(world: World, { key, cookie, token, codeId, link }: Live) {
  const { baseUrl } = world;
  const [code] = await world.sql('select from one_time_code where id = $1 and expires_at > now()', [codeId]);
  const session = await call(`${baseUrl}/api/auth/get-session`, { headers: { cookie } });
  return {
    message: outcomeOf(await world.as(key.secret).send()),
    partnerKey: outcomeOf(await world.as(world.demo.partner.partnerKey).ask('channels.list')),
    organizationKey: outcomeOf(await world.as({ 'x-api-key': world.demo.organizationKey }).get('/api/v1/whoami')),
    session: session.body === null ? 'none' : 'live',
    token: outcomeOf(await world.as({ authorization: `Bearer ${token}` }).ask('clients.list')),
    code: code === undefined ? 'over' : 'live',
    passkeys: (await world.sql('select from passkey')).length,
    // The password is too weak on purpose. When the link is valid, the server refuses the password and the link stays
    // valid.
    link: outcomeOf(await world.nobody.post('/sign-in/new', { token: link.token, name: 'X', password: WEAK })),
    newEmail: (await world.sql('select from email_change where used_at is null and expires_at > now()')).length,
    request: (await world.sql('select from permission_request where answer is null and expires_at > now()')).length,
  };
}

const ALIVE = {
  message: 200,
  partnerKey: 200,
  organizationKey: 200,
  session: 'live',
  token: 200,
  code: 'live',
  passkeys: 1,
};
const OVER = {
  message: 'revoked',
  partnerKey: 'revoked',
  organizationKey: 'revoked',
  session: 'none',
  passkeys: 0,
  token: 'rotated_out',
  code: 'over',
  link: 'not_found',
  newEmail: 0,
  request: 0,
};

const eventsOf = (world: World) =>
  world.sql<{ type: string; count: number }>(
    "select type, count(*)::int as count from event where data->>'since' is not null group by type order by type",
  );

// This test takes over two seconds, because it starts one server before the backup and another server after the
// restore.
test('after a restore nothing that may have been ended since lives on, and what begins afterwards does', async () => {
  await using own = new AsyncDisposableStack();
  const before = await startWorld();
  own.use(before);
  const live = await liveOnes(before);
  await before.nodes[0].stop();
  const databaseUrl = await backUp(before.databaseUrl);
  own.defer(() => dropDatabase(databaseUrl));
  const since = new Date().toISOString();
  await using world = await startWorld({ databaseUrl });
  const run = (...more: string[]) => world.admin<Restored>('restored', '--since', since, ...more);
  // Control: right after the restore, everything that was revoked or withdrawn since the backup is live again. The
  // command `restored` with `--dry-run` changes nothing.
  expect(await tryAll(world, live)).toMatchObject({ ...ALIVE, link: 'invalid_input', newEmail: 1, request: 1 });
  const dry = await run('--dry-run');
  expect(await tryAll(world, live)).toMatchObject({ ...ALIVE, link: 'invalid_input', newEmail: 1, request: 1 });

  const done = await run();

  expect(done).toEqual({ ...dry, dryRun: false });
  expect(done).toMatchObject({ requests: 1, codes: 1, signUpLinks: 1, emailChanges: 1, legacyTokens: 1, kept: [] });
  expect(done.keys.find(({ id }) => id === live.key.id)).toMatchObject({ kind: 'channel', usedSince: false });
  expect(await tryAll(world, live)).toMatchObject(OVER);
  expect(await world.sql('select from permission where withdrawn_at is null')).toEqual([]);
  expect(await eventsOf(world)).toEqual([
    { type: 'api_key.revoked', count: done.keys.length },
    { type: 'permission.withdrawn', count: done.permissions.length },
    { type: 'person.signed_out', count: expect.any(Number) },
    { type: 'server.restored', count: 1 },
  ]);

  const again = await world.signIn(live.owner);
  expect(outcomeOf(await again.change('profile.confirmEmail', { token: live.emailToken }))).toBe('not_found');

  // A second run of the command leaves the keys alone that were made after the first run.
  const { secret } = await world.admin<CreatedChannelKey>(
    ...['client', 'key', '--client', world.bakery.id, '--name', 'After', '--scopes', 'read'],
  );
  const person = await world.signIn(world.bakery.user);
  expect(await run()).toMatchObject({ keys: [], permissions: [], sessions: 0, knownBrowsers: 0 });
  expect(outcomeOf(await world.as({ 'x-api-key': secret }).get('/api/v1/whoami'))).toBe(200);
  const session = await call(`${world.baseUrl}/api/auth/get-session`, { headers: { cookie: person.cookie } });
  expect(session.body).not.toBeNull();
  expect((await eventsOf(world)).at(-1)).toEqual({ type: 'server.restored', count: 1 });
});

test('what its owner vouches for goes on; twice at once is once, and what breaks off has ended nothing', async () => {
  // The outbox looks once, at the start. Otherwise it might carry the message that waits before the command ends it.
  await using world = await startWorld({ ...WITH_MAIL, outboxPass: untilAborted, deliveriesPass: untilAborted });
  const { key } = await liveOnes(world);
  const { sends, paused, ofNumber } = await sendingWebhooks(world, key);
  const since = new Date().toISOString();
  const run = (...more: string[]) => world.admin<Restored>('restored', '--since', since, ...more);
  const [{ permission_id: permission } = { permission_id: '' }] = await world.sql<{ permission_id: string }>(
    'select permission_id from api_key where id = $1',
    [key.id],
  );
  await expect(run('--keep', key.id)).rejects.toThrow(`works under the permission ${permission}: keep that too`);
  await expect(run('--keep', key.id, permission, 'key_x')).rejects.toThrow('has the id key_x');
  await expect(world.admin('restored', '--since', '2999-01-01T00:00:00Z')).rejects.toMatchObject({
    extras: { issues: [{ path: 'since', message: 'The backup was taken before now.' }] },
  });
  await world.sql('alter table sign_up_link rename to away');
  await expect(run()).rejects.toThrow('sign_up_link');
  expect(await world.sql('select from api_key where revoked_at is not null')).toEqual([]);
  await world.sql('alter table away rename to sign_up_link');

  const place = [world.bakery.channels[0]?.id, world.bakery.id];
  const read = `evt_${'0'.repeat(26)}`;
  await world.sql('insert into feed (client_id, last_id) values ($1, $2)', [world.bakery.id, read]);
  await world.sql(
    `insert into message (id, channel_id, client_id, chat_id, direction, type, content, status, created_at)
     values ('msg_waits', $1, $2, 'chat_x', 'out', 'text', '{}', 'queued', now())`,
    place,
  );

  expect(await run('--dry-run')).toMatchObject({ webhooks: [{}, {}], deliveries: 2 });

  const both = await Promise.all([1, 2].map(() => run('--keep', key.id, permission)));

  // Nothing is sent to a place that somebody may have stopped since the backup, also not a test or to a kept key's URL.
  const revived = [
    { id: ofNumber, kind: 'channel', accountId: world.demo.partner.id, host: '127.0.0.1:9' },
    { id: sends, kind: 'client', accountId: world.bakery.id, host: '127.0.0.1:9' },
  ];
  const reports = both.map(({ webhooks, deliveries }) => ({ webhooks, deliveries }));
  expect(reports).toContainEqual({ webhooks: expect.arrayContaining(revived), deliveries: 2 });
  expect(reports).toContainEqual({ webhooks: [], deliveries: 0 });
  expect(await pausesOf(world)).toEqual({ [sends]: 'restored', [ofNumber]: 'restored', [paused]: 'asked' });
  expect(await world.sql("select 1 from webhook_delivery where status = 'pending'")).toEqual([]);
  const told = "select subject_id as id from event where type = 'webhook.paused' and data->>'reason' = 'restored'";
  expect((await world.sql<{ id: string }>(told)).map(({ id }) => id).sort()).toEqual([ofNumber, sends].sort());
  await world.sql('update webhook_state set paused_at = null, pause_reason = null where webhook_id = $1', [sends]);

  expect(outcomeOf(await world.as(key.secret).send())).toBe(200);
  expect(outcomeOf(await world.as(world.demo.partner.partnerKey).ask('channels.list'))).toBe('revoked');
  // A message of the backup is not sent again, and a reader of the events from before the backup was taken begins anew.
  expect(both.map(({ messages }) => messages).sort()).toEqual([0, 1]);
  const failed = await world.sql(
    `select m.status, m.error->>'code' as code, e.payload->>'status' as told, e.payload->>'chat' as chat, f.pruned_id > $1 and e.id > f.pruned_id as is_after
     from message m join session_event e on e.payload->>'messageId' = m.id join feed f on f.client_id = m.client_id
     where m.id = 'msg_waits'`,
    [read],
  );
  expect(failed).toEqual([{ status: 'failed', code: 'unknown', told: 'failed', chat: 'chat_x', is_after: true }]);
  const ended = Math.max(...both.map(({ keys }) => keys.length));
  expect(both.map(({ keys }) => keys.length).sort()).toEqual([0, ended]);
  const events = await eventsOf(world);
  expect(events.find(({ type }) => type === 'api_key.revoked')).toEqual({ type: 'api_key.revoked', count: ended });
  expect(events.at(-1)).toEqual({ type: 'server.restored', count: 1 });
  await world.sql(
    "insert into usage (api_key_id, hour, outcome, scope, calls, last_at) values ($1, date_trunc('hour', now()), 'ok', 'send', 1, now())",
    [key.id],
  );
  // The people of the partner get a mail that says why their keys were revoked.
  const { email } = world.demo.partner.user;
  const mailed = () => world.post.mails.filter(({ recipients }) => recipients[0] === email).map(({ text }) => text);
  await eventually(() => mailed().join('\n')).toContain('was restored from an older copy. Which API keys were revoked');
  // The next run of the command does not protect this key and its permission with `--keep`. So this run ends both the
  // key and the permission.
  expect(await run()).toMatchObject({ keys: [{ id: key.id, usedSince: true }], permissions: [{ id: permission }] });
  expect(outcomeOf(await world.as(key.secret).send())).toBe('revoked');
  // What its owner has resumed goes on.
  expect(await pausesOf(world)).toMatchObject({ [sends]: null });
});
