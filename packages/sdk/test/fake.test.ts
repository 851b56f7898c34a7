import { describe, expect, test, vi } from 'vitest';
import { ApiError, type Chatelaine, ConnectionError } from '../src/index.ts';
import { type FakeChatelaine, fakeChatelaine } from '../src/testing/index.ts';
import { readReturn } from '../src/webhooks/index.ts';

const HOUR = 60 * 60_000;

/** Makes a fake with its own clock and one Shared number. */
function openFake() {
  const clock = { now: new Date('2026-11-21T12:00:00Z') };
  const chatelaine = fakeChatelaine({
    now: () => clock.now,
    clients: [{ id: 'bakeryyyyyCL', channels: [{ id: 'ordersssssCH', shared: true }, { id: 'deliveryyyCH' }] }],
  });
  const pass = (ms: number) => {
    clock.now = new Date(clock.now.getTime() + ms);
  };
  return { chatelaine, world: chatelaine.world, pass, channelId: 'ordersssssCH', other: 'deliveryyyCH' };
}
const makeKey = (chatelaine: Chatelaine, more: object = {}) =>
  chatelaine.channelKeys.create({ channelId: 'ordersssssCH', name: 'Prod server', ...more });

test('code that is written for the real one takes it without a cast', async () => {
  const nameFirst = async (chatelaine: Chatelaine) => (await chatelaine.clients.list().toArray({ limit: 1 }))[0]?.name;

  await expect(nameFirst(fakeChatelaine())).resolves.toBe('Corner Florist');
});

test('the whole story: ask, answer, return, check, key, withdrawal', async () => {
  const { chatelaine, world, other } = openFake();
  const request = await chatelaine.onboarding.start({ state: 'a b&c' });

  const address = world.answer(request.id, { grant: [other] });
  const answer = readReturn(address, 'a b&c');
  const found = await chatelaine.onboarding.get(request.id);
  const { secret } = await chatelaine.channelKeys.create({ channelId: other, name: 'Prod server' });
  const before = world.judge(secret);
  world.withdraw(other);

  expect(answer).toMatchObject({
    clientId: 'bakeryyyyyCL',
    channelIds: [other, 'ordersssssCH'],
    requestId: request.id,
  });
  expect(found).toMatchObject({ status: 'granted', granted: [other], shared: [other, 'ordersssssCH'] });
  expect([before, world.judge(secret)]).toEqual([null, 'revoked']);
  await expect(makeKey(chatelaine, { channelId: other })).rejects.toMatchObject({ code: 'permission_missing' });
  expect((await chatelaine.channelKeys.list()).data[0]?.status).toBe('permission_ended');
});

test('a redirect URL that is not listed is told what must be equal, and what is listed', async () => {
  const call = fakeChatelaine().onboarding.start({ redirectUrl: 'https://app.example/elsewhere', state: 's' });

  const message = 'Not on your list: scheme, host, port and path must be equal. On it: https://app.example/whatsapp';
  await expect(call).rejects.toMatchObject({ issues: [{ path: 'redirectUrl', message }] });
});

test('a second answer changes nothing, a denial says so, and fifteen minutes are the end', async () => {
  const { chatelaine, world, other, pass } = openFake();
  const [first, second] = [await chatelaine.onboarding.start({ state: 's' }), await chatelaine.onboarding.start()];

  const denied = world.answer(first.id, 'denied');
  const again = world.answer(first.id, { grant: [other] });
  pass(15 * 60_000);

  expect(readReturn(denied, 's')).toEqual({ denied: true, state: 's', requestId: first.id });
  expect(again).toBe(denied);
  await expect(chatelaine.permissions.check({ channelIds: [other] })).resolves.toMatchObject({ missing: [other] });
  expect((await chatelaine.onboarding.get(second.id)).status).toBe('expired');
  expect(() => world.answer(second.id, 'denied')).toThrow('expired');
});

describe('an answer is what the page can give', () => {
  test('a number that is Shared already is kept, once, and is no grant; one that is Missing is', async () => {
    const { chatelaine, world, channelId, other } = openFake();
    const { secret } = await makeKey(chatelaine);
    const [first, second] = [await chatelaine.onboarding.start(), await chatelaine.onboarding.start()];

    world.answer(first.id, { grant: [channelId, channelId], expiresAt: new Date('2026-11-21T13:00:00Z') });
    const kept = await chatelaine.onboarding.get(first.id);
    world.answer(second.id, { grant: [other, channelId, other] });
    const granted = await chatelaine.onboarding.get(second.id);

    expect(kept).toMatchObject({ status: 'granted', granted: [], withdrawn: [], shared: [channelId] });
    expect(granted).toMatchObject({ status: 'granted', granted: [other], shared: [other, channelId] });
    expect(world.judge(secret)).toBeNull();
    // The world of the fake began with one granted permission. The second event comes from the grant in this test.
    expect((await chatelaine.events.list({ type: 'permission.granted' })).data).toHaveLength(2);
    expect((await chatelaine.permissions.list({ channelId })).data).toMatchObject([{ expiresAt: null }]);
  });

  test('nothing named keeps everything as it is', async () => {
    const { chatelaine, world, channelId } = openFake();
    const request = await chatelaine.onboarding.start({ state: 's' });

    const answer = readReturn(world.answer(request.id, {}), 's');

    expect(answer).toMatchObject({ clientId: 'bakeryyyyyCL', channelIds: [channelId], withdrawnChannelIds: [] });
    await expect(chatelaine.onboarding.get(request.id)).resolves.toMatchObject({ granted: [], shared: [channelId] });
  });

  test('nothing named is no answer where nothing is Shared, or where two clients share', async () => {
    const none = fakeChatelaine({ clients: [{ channels: [{}] }] });
    const two = fakeChatelaine({ clients: [{ channels: [{ shared: true }] }, { channels: [{ shared: true }] }] });
    const [a, b] = [await none.onboarding.start(), await two.onboarding.start()];

    expect(() => none.world.answer(a.id, {})).toThrow('numbers of this world');
    expect(() => two.world.answer(b.id, {})).toThrow('one client');
    expect((await two.onboarding.get(b.id)).status).toBe('open');
  });

  test('everything taken back is granted too, with nothing Shared', async () => {
    const { chatelaine, world, channelId } = openFake();
    const request = await chatelaine.onboarding.start();

    world.answer(request.id, { withdraw: [channelId, channelId] });

    const found = await chatelaine.onboarding.get(request.id);
    expect(found).toMatchObject({ status: 'granted', granted: [], withdrawn: [channelId], shared: [] });
  });
});

test('a client that does not work with you yet is unknown until it grants', async () => {
  const { chatelaine, world } = openFake();
  const { id, channels } = world.addClient({ connected: false, channels: [{ name: 'Shop' }] });
  const channelIds = channels.map((channel) => channel.id);
  const request = await chatelaine.onboarding.start();

  const before = await chatelaine.permissions.check({ channelIds });
  world.answer(request.id, { grant: channelIds });
  const after = await chatelaine.permissions.check({ channelIds });

  expect([before.unknown, after.shared]).toEqual([channelIds, channelIds]);
  await expect(chatelaine.clients.get(id)).resolves.toMatchObject({ id });
});

describe('one key of a number lives', () => {
  test('a new one ends the older in the same instant', async () => {
    const { chatelaine, world } = openFake();

    const [older, newer] = [await makeKey(chatelaine), await makeKey(chatelaine)];

    expect([world.judge(older.secret), world.judge(newer.secret)]).toEqual(['revoked', null]);
    expect((await chatelaine.channelKeys.list({ status: 'live' })).data.map(({ id }) => id)).toEqual([newer.id]);
  });

  test('with an overlap the older lives on for it, and no longer', async () => {
    const { chatelaine, world, pass } = openFake();

    const [older] = [await makeKey(chatelaine), await makeKey(chatelaine, { overlap: '1h' })];
    const within = world.judge(older.secret);
    pass(HOUR);

    expect([within, world.judge(older.secret)]).toEqual([null, 'rotated_out']);
  });

  test('a rotation keeps the id, overlaps, and lets two secrets live at most', async () => {
    const { chatelaine, world, pass } = openFake();
    const first = await makeKey(chatelaine);

    const second = await chatelaine.channelKeys.rotate(first.id, { overlap: '1h' });
    const two = [first, second].map(({ secret }) => world.judge(secret));
    const third = await chatelaine.channelKeys.rotate(first.id, { overlap: '1h' });
    const three = [first, second, third].map(({ secret }) => world.judge(secret));
    pass(HOUR);

    expect([second.id, third.id]).toEqual([first.id, first.id]);
    expect(two).toEqual([null, null]);
    expect(three).toEqual(['rotated_out', null, null]);
    expect([second, third].map(({ secret }) => world.judge(secret))).toEqual(['rotated_out', null]);
  });

  test('a revoked one is refused, and twice is once', async () => {
    const { chatelaine, world } = openFake();
    const key = await makeKey(chatelaine);

    const revoked = [await chatelaine.channelKeys.revoke(key.id), await chatelaine.channelKeys.revoke(key.id)];

    expect(revoked.map(({ status }) => status)).toEqual(['revoked', 'revoked']);
    expect(world.judge(key.secret)).toBe('revoked');
    expect((await chatelaine.events.list({ type: 'api_key.revoked' })).data).toHaveLength(1);
  });

  test('a secret that was replaced stays replaced, whatever ends later', async () => {
    const { chatelaine, world, channelId, pass } = openFake();
    const first = await makeKey(chatelaine);
    const second = await chatelaine.channelKeys.rotate(first.id, { overlap: '0' });

    const before = world.judge(first.secret);
    pass(1);
    world.withdraw(channelId);

    expect([before, world.judge(first.secret), world.judge(second.secret)]).toEqual([
      'rotated_out',
      'rotated_out',
      'revoked',
    ]);
  });

  test('other ends are told apart', async () => {
    const { chatelaine, world, pass, channelId } = openFake();
    const { secret } = await makeKey(chatelaine, { expiresAt: '2026-11-21T13:00:00Z' });

    world.setChannelStatus(channelId, 'stopped');
    const stopped = world.judge(secret);
    world.setChannelStatus(channelId, 'running');
    const running = world.judge(secret);
    pass(HOUR);

    expect([stopped, running, world.judge(secret), world.judge('x')]).toEqual([
      'channel_not_running',
      null,
      'expired',
      'unauthenticated',
    ]);
  });
});

describe('another status of a number is an event', () => {
  test('with what was before and after, once', async () => {
    const { chatelaine, world, channelId } = openFake();

    for (const status of ['pending', 'pending', 'running', 'running'] as const)
      world.setChannelStatus(channelId, status);

    const { data } = await chatelaine.events.list({ type: 'channel.status_changed' });
    expect(data.map((event) => event.data)).toEqual([
      { before: 'pending', after: 'running' },
      { before: 'running', after: 'pending' },
    ]);
    expect(data[0]).toMatchObject({
      actor: { kind: 'operator', id: 'operator' },
      clientId: 'bakeryyyyyCL',
      channelId,
      subjectId: channelId,
    });
  });

  test('but not of a client that does not work with you yet', async () => {
    const { chatelaine, world } = openFake();
    const { channels } = world.addClient({ connected: false, channels: [{ status: 'pending' }] });

    for (const { id } of channels) world.setChannelStatus(id, 'running');

    expect((await chatelaine.events.list({ type: 'channel.status_changed' })).data).toEqual([]);
    expect(world.channels.at(-1)?.status).toBe('running');
  });
});

test('a permission can end by itself', async () => {
  const { chatelaine, world, pass, other } = openFake();

  world.grant(other, { expiresAt: new Date('2026-11-21T13:00:00Z') });
  const before = await chatelaine.channels.get(other);
  pass(HOUR);

  expect([before.permission, (await chatelaine.channels.get(other)).permission]).toEqual(['shared', 'missing']);
  // As on the server, the end of a permission makes no event, so the grant is still the newest event.
  // `permissions.check` shows that the permission has ended.
  expect((await chatelaine.events.list({ channelId: other })).data[0]?.type).toBe('permission.granted');
  await expect(chatelaine.permissions.check({ channelIds: [other] })).resolves.toMatchObject({ missing: [other] });
});

test('a replay of anything without a secret gives the first answer', async () => {
  const { chatelaine } = openFake();
  const options = { idempotencyKey: 'mine' };

  const requests = [
    await chatelaine.onboarding.start({ state: 's' }, options),
    await chatelaine.onboarding.start({ state: 's' }, options),
  ];
  const key = await chatelaine.channelKeys.create({ channelId: 'ordersssssCH', name: 'x' }, options);
  const replay = chatelaine.channelKeys.create({ channelId: 'ordersssssCH', name: 'x' }, options);

  expect(requests[1]).toEqual(requests[0]);
  await expect(replay).rejects.toMatchObject({ code: 'already_created', resourceId: key.id });
});

test('lists are cut into pages, newest first, each item once', async () => {
  const chatelaine = fakeChatelaine({
    clients: [{ channels: Array.from({ length: 5 }, (_, at) => ({ name: `${at}` })) }],
  });
  const list = chatelaine.channels.list({ limit: 2 });

  const names: string[] = [];
  for await (const { name } of list) names.push(name);
  const sizes: number[] = [];
  for await (const { data } of chatelaine.events.list({ limit: 4 }).pages()) sizes.push(data.length);

  expect(names).toEqual(['4', '3', '2', '1', '0']);
  expect((await list).data).toHaveLength(2);
  // The list returns a full page. No channel is left after this page, so the list gives no cursor for a next page.
  expect((await chatelaine.channels.list({ limit: 5 })).nextCursor).toBeNull();
  expect(sizes).toEqual([4, 2]);
});

describe('what goes wrong on the way', () => {
  test('a refusal, with what comes beside it', async () => {
    const { chatelaine, world } = openFake();
    world.failNext('channels.list', 'rate_limited');

    const result = await chatelaine.channels.list().asResult();
    const { response } = await chatelaine.channels.list().withResponse();

    expect(result).toMatchObject({ ok: false, error: { code: 'rate_limited', status: 429, retryAfterMs: 60_000 } });
    expect(!result.ok && result.error instanceof ApiError).toBe(true);
    expect(response).toMatchObject({ status: 200, attempts: 1 });
  });

  test('no connection: nothing was done', async () => {
    const { chatelaine, world } = openFake();
    world.failNext('channelKeys.create', 'no_connection');

    const error = await makeKey(chatelaine).catch((thrown: unknown) => thrown);

    expect(error).toBeInstanceOf(ConnectionError);
    expect((await chatelaine.channelKeys.list()).data).toEqual([]);
  });

  test('a lost answer: a secret that nobody holds', async () => {
    const { chatelaine, world } = openFake();
    world.failNext('channelKeys.create', 'answer_lost');

    await expect(makeKey(chatelaine)).rejects.toMatchObject({ code: 'secret_unknown' });
    expect((await chatelaine.channelKeys.list({ status: 'live' })).data).toHaveLength(1);
  });

  test('retries and hooks are those of the real client', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0);
    const onRetry = vi.fn();
    const chatelaine = fakeChatelaine({}, { maxRetries: 1, onRetry });
    chatelaine.world.failNext('channels.list', 'answer_lost');

    const { response } = await chatelaine.channels.list().withResponse();

    expect(response.attempts).toBe(2);
    expect(onRetry).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ code: 'connection' }));
  });

  test('a procedure that is none is a mistake of the test', () => {
    expect(() => openFake().world.failNext('channels.lst', 'internal')).toThrow('There is no procedure channels.lst.');
  });
});

test('what a client cannot do is a mistake of the test, and is told so', async () => {
  const chatelaine: FakeChatelaine = fakeChatelaine({ settings: { clientsMayWithdraw: false } });
  const [missing, shared] = chatelaine.world.channels;
  const request = await chatelaine.onboarding.start();

  expect(() => chatelaine.world.withdraw(missing?.id ?? '')).toThrow('is not shared');
  expect(() => chatelaine.world.withdraw(shared?.id ?? '')).toThrow('clientsMayWithdraw');
  expect(() => chatelaine.world.grant('x')).toThrow('There is no channel x');
  expect(() => chatelaine.world.answer('req_x', 'denied')).toThrow('There is no permission request');
  expect(() => chatelaine.world.answer(request.id, { grant: ['x'] })).toThrow('numbers of this world');
  expect(() => chatelaine.world.answer(request.id, { grant: [missing?.id ?? '', shared?.id ?? ''] })).toThrow(
    'one client',
  );
  const both = { grant: [shared?.id ?? ''], withdraw: [shared?.id ?? ''] };
  expect(() => chatelaine.world.answer(request.id, both)).toThrow('either granted or withdrawn');
  expect((await chatelaine.onboarding.get(request.id)).status).toBe('open');
});

test('settings are changed with their scope, and redirect URLs are looked at', async () => {
  const chatelaine = fakeChatelaine({ scopes: ['settings', 'onboarding', 'read'] });
  const redirectUrls = ['https://a.example/x', 'http://a.example', 'https://A.example/', 'https://a.example/?error=1'];

  const refused = await chatelaine.settings.update({ redirectUrls }).asResult();
  const changed = await chatelaine.settings.update({ redirectUrls: ['http://localhost:3000'], requireSignature: true });
  const request = await chatelaine.onboarding.start({ redirectUrl: 'http://localhost:3000/?tab=1' });

  expect(!refused.ok && 'issues' in refused.error && refused.error.issues?.map(({ path }) => path)).toEqual([
    'redirectUrls.1',
    'redirectUrls.2',
    'redirectUrls.3',
  ]);
  expect(changed).toMatchObject({
    redirectUrls: ['http://localhost:3000'],
    requireSignature: true,
    name: 'Acme Inbox',
  });
  expect(request.redirectUrl).toBe('http://localhost:3000/?tab=1');
});

test('every method of a Chatelaine is answered', async () => {
  const { chatelaine } = openFake();
  const resources = Object.entries(chatelaine).filter(([name]) => name !== 'world');
  const methods = resources.flatMap(([resource, calls]) => Object.keys(calls).map((name) => `${resource}.${name}`));

  const known = methods.filter((method) => {
    try {
      chatelaine.world.failNext(method, 'internal');
      return true;
    } catch {
      return false;
    }
  });

  // Two methods do not have the name of a procedure: `requestUrl` sends nothing, and `switchOff` calls a procedure with
  // another name.
  expect(methods.filter((method) => !known.includes(method))).toEqual([
    'permissions.requestUrl',
    'legacyTokens.switchOff',
  ]);
  for (const procedure of ['legacyTokens.switch', 'whoAmI']) chatelaine.world.failNext(procedure, 'internal');
  await expect(chatelaine.whoAmI()).rejects.toMatchObject({ code: 'internal', status: 500 });
});
