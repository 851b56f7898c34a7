import { describe, expect, test } from 'vitest';
import type { PartnerScope } from '../src/index.ts';
import { fakeChatelaine, type World } from '../src/testing/index.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const [channelId, other] = ['ordersssssCH', 'deliveryyyCH'];
const NOVEMBER = { from: '2026-11-01T00:00:00Z', to: '2026-12-01T00:00:00Z' };

/** Makes a fake with its own clock, two Shared numbers and every scope. */
function openFake(world: Partial<World> = {}) {
  const clock = { now: new Date('2026-11-21T12:00:00Z') };
  const chatelaine = fakeChatelaine({
    now: () => clock.now,
    scopes: ['read', 'keys', 'onboarding', 'settings'],
    clients: [{ channels: [channelId, other].map((id) => ({ id, shared: true })) }],
    ...world,
  });
  const pass = (ms: number) => {
    clock.now = new Date(clock.now.getTime() + ms);
  };
  return { chatelaine, world: chatelaine.world, pass, keys: chatelaine.channelKeys };
}
const input = { channelId, name: 'Prod server' };

describe('a key is narrow', () => {
  test('by address, and an edit holds from the next call on', async () => {
    const { keys, world } = openFake();
    const { id, secret } = await keys.create({ ...input, allowedAddresses: ['203.0.113.0/24'] });
    const from = (address?: string) => world.judge(secret, { address });

    const before = [from('203.0.113.7'), from('198.51.100.1'), from()];
    await keys.edit(id, { allowedAddresses: ['198.51.100.1'] });
    const after = [from('203.0.113.7'), from('198.51.100.1')];
    await keys.edit(id, { allowedAddresses: null });

    expect(before).toEqual([null, 'address_not_allowed', 'address_not_allowed']);
    expect(after).toEqual(['address_not_allowed', null]);
    expect(from()).toBeNull();
  });

  test('by scope', async () => {
    const { keys, world } = openFake();

    const { secret } = await keys.create({ ...input, scopes: ['send'] });

    expect([world.judge(secret, { scope: 'send' }), world.judge(secret)]).toEqual([null, null]);
    expect(world.judge(secret, { scope: 'manage' })).toBe('scope_missing');
  });

  test('by calls in a clock minute and a calendar month', async () => {
    const { keys, world, pass } = openFake();
    const { id, secret } = await keys.create({ ...input, limits: { perMinute: 2, perMonth: 3 } });
    const visit = () => world.visit(secret);

    const minute = [visit(), visit(), visit(), world.judge(secret)];
    pass(MINUTE);
    const month = [visit(), visit()];
    await keys.edit(id, { limits: { perMonth: 4 } });
    const raised = [visit(), visit()];
    pass(10 * DAY);

    expect(minute).toEqual([null, null, 'rate_limited', 'rate_limited']);
    expect(month).toEqual([null, 'quota_exceeded']);
    expect(raised).toEqual([null, 'quota_exceeded']);
    expect(visit()).toBeNull();
  });

  test('by a month that has the calls made before its limit too; what is left is shown, and asking counts no call', async () => {
    const { keys, world } = openFake();
    const { id, secret } = await keys.create(input);
    const visit = () => world.visit(secret);
    for (let call = 0; call < 5; call++) visit();

    await keys.edit(id, { limits: { perMonth: 3 } });
    const over = visit();
    await keys.edit(id, { limits: { perMonth: null } });
    visit();
    const edited = await keys.edit(id, { limits: { perMinute: 2, perMonth: 7 } });
    visit();
    const [listed] = await keys.list().toArray({ limit: 1 });

    expect(over).toBe('quota_exceeded');
    expect(edited.remaining).toEqual({ perMinute: 2, perMonth: 1 });
    expect(listed?.remaining).toEqual({ perMinute: 1, perMonth: 0 });
  });

  test('narrowing needs the scope "keys" alone and is recorded; widening needs "settings" and changes nothing without', async () => {
    const { chatelaine, keys } = openFake({ scopes: ['read', 'keys'] });
    const key = await keys.create({ ...input, team: 'agency', limits: { perMinute: 60, perMonth: 1000 } });

    const edited = await keys.edit(key.id, { scopes: ['send'], limits: { perMinute: 30 }, expiresAt: NOVEMBER.to });
    const widened = await keys.edit(key.id, { name: 'Wide', limits: { perMinute: 31 } }).asResult();
    const same = await keys.edit(key.id, { team: ' agency ' });
    const { data } = await chatelaine.events.list({ type: 'api_key.edited' });

    expect(edited).toMatchObject({ team: 'agency', scopes: ['send'], limits: { perMinute: 30, perMonth: 1000 } });
    expect(widened).toMatchObject({ ok: false, error: { code: 'scope_missing' } });
    expect(same).toEqual(edited);
    expect(data.map((event) => event.data)).toEqual([
      {
        ...{ name: 'Prod server', kind: 'channel', widened: false },
        before: { scopes: ['send', 'manage'], limitPerMinute: 60, expiresAt: null },
        after: { scopes: ['send'], limitPerMinute: 30, expiresAt: '2026-12-01T00:00:00.000Z' },
      },
    ]);
  });

  test('a copy has the settings of a key that has ended, and says itself when it shall expire', async () => {
    const { keys, pass } = openFake();
    const wanted = { team: 'agency', application: 'inbox', environment: 'staging' as const, scopes: ['send' as const] };
    const first = await keys.create({ ...input, ...wanted, expiresAt: '2026-11-21T13:00:00Z' });
    pass(HOUR);

    const refused = await keys.create({ ...input, like: first.id }).asResult();
    const copy = await keys.create({ ...input, like: first.id, application: null, expiresAt: NOVEMBER.to });

    expect(refused).toMatchObject({ ok: false, error: { code: 'invalid_input', issues: [{ path: 'expiresAt' }] } });
    expect(copy).toMatchObject({ ...wanted, application: null, expiresAt: '2026-12-01T00:00:00.000Z' });
  });
});

describe('an overlap ends when you say so', () => {
  test('the old secret of a rotation, once', async () => {
    const { chatelaine, keys, world } = openFake();
    const first = await keys.create(input);
    const second = await keys.rotate(first.id);

    const before = world.judge(first.secret);
    await keys.endOverlap(first.id);
    const again = await keys.endOverlap(first.id);

    expect([before, world.judge(first.secret), world.judge(second.secret)]).toEqual([null, 'rotated_out', null]);
    expect(again.status).toBe('live');
    const { data } = await chatelaine.events.list({ type: 'api_key.overlap_ended' });
    expect(data.map((event) => event.type === 'api_key.overlap_ended' && event.data.hints)).toEqual([[first.hint]]);
  });

  test('all of a key that another has replaced', async () => {
    const { keys, world } = openFake();
    const older = await keys.create(input);
    await keys.create({ ...input, overlap: '7d' });

    const ended = await keys.endOverlap(older.id);

    expect(ended.status).toBe('rotated_out');
    expect(world.judge(older.secret)).toBe('rotated_out');
  });
});

test('of one number two secrets work at most: the newest and the one before it, whoever made them', async () => {
  const { keys, world } = openFake();
  const made: string[] = [];
  const working = () => made.flatMap((secret, at) => (world.judge(secret) === null ? [at] : []));
  const create = async (overlap: '24h') => made.push((await keys.create({ ...input, overlap })).secret);
  await create('24h');
  await create('24h');
  expect(working()).toEqual([0, 1]);
  const third = await keys.create({ ...input, overlap: '24h' });
  made.push(third.secret);
  expect(working()).toEqual([1, 2]);

  made.push((await keys.rotate(third.id, { overlap: '1h' })).secret);
  expect(working()).toEqual([2, 3]);
  made.push((await keys.rotate(third.id, { overlap: '0' })).secret);
  expect(working()).toEqual([4]);
});

test('keys end together: what the filter catches, and nothing else', async () => {
  const { keys, world, pass } = openFake();
  const [old, kept] = [
    await keys.create({ ...input, team: 'agency' }),
    await keys.create({ ...input, channelId: other }),
  ];
  pass(DAY);
  world.visit(kept.secret);
  const unused = { unusedSince: '2026-11-22T00:00:00Z' };

  const tried = await keys.revokeMany({ ...unused, dryRun: true });
  const stillLive = world.judge(old.secret);
  const none = await keys.revokeMany({ ...unused, team: 'house' });
  const revoked = await keys.revokeMany({ ...unused, team: 'agency', createdBefore: '2026-11-22T00:00:00Z' });

  expect([tried, revoked].map((answer) => answer.keys.map(({ id }) => id))).toEqual([[old.id], [old.id]]);
  expect([stillLive, none.keys.length]).toEqual([null, 0]);
  expect([world.judge(old.secret), world.judge(kept.secret)]).toEqual(['revoked', null]);
});

describe('partner keys', () => {
  test('are made and rotated by a person, and ended by a program', async () => {
    const { chatelaine, world } = openFake();
    const { partnerKeys } = chatelaine;
    const spare = world.addPartnerKey({ name: 'Nightly job', team: 'agency', scopes: ['read'] });
    world.rotatePartnerKey(spare.id, '1h');

    const listed = await partnerKeys.list({ status: 'live' });
    const single = await partnerKeys.endOverlap(spare.id);
    const revoked = [await partnerKeys.revoke(spare.id), await partnerKeys.revoke(spare.id)];

    expect(listed.data.map(({ name, secrets }) => [name, secrets.length])).toEqual([
      ['Nightly job', 2],
      ['Backend', 1],
    ]);
    expect(single).toMatchObject({ status: 'live', partnerId: 'fakefake00PA', team: 'agency' });
    expect(revoked.map(({ status }) => status)).toEqual(['revoked', 'revoked']);
    await expect(partnerKeys.revoke('key_x')).rejects.toMatchObject({ code: 'not_found' });
  });

  test('the one that calls may end itself, and is refused from then on', async () => {
    const { chatelaine, world } = openFake();
    const spare = world.addPartnerKey();
    const { id } = await chatelaine.whoAmI();

    const { keys } = await chatelaine.partnerKeys.revokeMany({ createdBefore: NOVEMBER.to });

    expect(keys.map((key) => key.id)).toEqual([id, spare.id]);
    await expect(chatelaine.channels.list()).rejects.toMatchObject({ code: 'revoked', status: 401 });
    await expect(chatelaine.whoAmI()).rejects.toMatchObject({
      ...{ code: 'revoked', status: 401, message: 'whoAmI: This key was revoked on 2026-11-21 12:00 UTC.' },
      requestId: expect.stringMatching(/^\w{20}$/),
    });
  });

  test('the one that calls goes on with its old secret until the overlap ends', async () => {
    const { chatelaine, world } = openFake();
    const { id, secretHint } = await chatelaine.whoAmI();

    const { hint } = world.rotatePartnerKey(id);
    const within = await chatelaine.whoAmI();
    await chatelaine.partnerKeys.endOverlap(id);

    expect([within.secretHint, hint === secretHint]).toEqual([secretHint, false]);
    await expect(chatelaine.whoAmI()).rejects.toMatchObject({ code: 'rotated_out' });
  });
});

describe('usage', () => {
  test('counts what came to the door, by step and group, refused calls too', async () => {
    const { chatelaine, keys, world, pass } = openFake();
    const key = await keys.create({ ...input, team: 'agency', scopes: ['send'] });
    const second = await keys.create({ ...input, channelId: other });
    const address = '203.0.113.7';
    for (const scope of ['send', 'manage', 'send'] as const) world.visit(key.secret, { scope, address });
    pass(DAY);
    world.visit(second.secret);

    const days = await chatelaine.usage.query({ ...NOVEMBER, every: 'day', groupBy: ['channel', 'team'] });
    const outcomes = await chatelaine.usage.query({ ...NOVEMBER, keyId: key.id, groupBy: ['outcome', 'scope'] });
    const late = await chatelaine.usage.query({ ...NOVEMBER, from: '2026-11-22T00:00:00Z', channelId });
    const [listed] = await keys.list({ team: 'agency' }).toArray({ limit: 1 });

    expect(days.rows.filter((row) => row.channelId !== null)).toEqual([
      { at: '2026-11-21T00:00:00.000Z', channelId, team: 'agency', calls: 3, refused: 1 },
      { at: '2026-11-22T00:00:00.000Z', channelId: other, team: null, calls: 1, refused: 0 },
    ]);
    expect(outcomes).toEqual({
      rows: [
        { at: null, outcome: 'ok', scope: 'send', calls: 2, refused: 0 },
        { at: null, outcome: 'scope_missing', scope: 'manage', calls: 1, refused: 1 },
      ],
      totals: { calls: 3, refused: 1 },
    });
    expect(late).toEqual({ rows: [], totals: { calls: 0, refused: 0 } });
    expect(listed).toMatchObject({ lastUsedAt: '2026-11-21T12:00:00.000Z', lastUsedFrom: address });
    expect(listed).toMatchObject({ lastRefusedAt: '2026-11-21T12:00:00.000Z', lastRefusedReason: 'scope_missing' });
  });

  test('counts your own calls, by the scope that they need, and not the question itself', async () => {
    const { chatelaine } = openFake({ scopes: ['read'] });
    await chatelaine.channels.get(channelId);
    await chatelaine.channels.get('nobodysnumCH').asResult();
    await chatelaine.partnerKeys.list().asResult();
    await chatelaine.whoAmI();

    const { rows } = await chatelaine.usage.query({ ...NOVEMBER, groupBy: ['scope', 'outcome'] });

    expect(rows).toEqual([
      { at: null, scope: 'read', outcome: 'ok', calls: 2, refused: 0 },
      { at: null, scope: 'settings', outcome: 'scope_missing', calls: 1, refused: 1 },
      { at: null, scope: null, outcome: 'ok', calls: 1, refused: 0 },
    ]);
  });

  test('as a file holds no formula', async () => {
    const { chatelaine, keys, world } = openFake();
    const { id, secret } = await keys.create({ ...input, name: '=HYPERLINK("x")' });
    world.visit(secret);

    const { csv } = await chatelaine.usage.csv({ ...NOVEMBER, keyId: id, groupBy: ['key'], every: 'month' });

    expect(csv.split('\r\n')).toEqual([
      '\uFEFF"at","keyId","keyName","calls","refused"',
      `"2026-11-01T00:00:00.000Z","${id}","'=HYPERLINK(""x"")","1","0"`,
      '',
    ]);
  });
});

test('without the scope `settings` other partner keys are neither counted nor named nor told of, with it they are', async () => {
  const tell = async (scopes: PartnerScope[]) => {
    const { chatelaine, world } = openFake({ scopes });
    const { id } = world.addPartnerKey({ name: 'Other backend' });
    world.rotatePartnerKey(id, '1h');
    const worth = await chatelaine.hygiene.list().toArray({ limit: 10 });
    const usage = await chatelaine.usage.query({ ...NOVEMBER, keyId: id }).asResult();
    const told = await chatelaine.events.list({ type: 'api_key.rotated' }).toArray({ limit: 10 });
    return [worth.some(({ keyId }) => keyId === id), worth.length, usage.ok || usage.error.code, told.length];
  };

  expect(await tell(['read'])).toEqual([false, 1, 'not_found', 0]);
  expect(await tell(['read', 'settings'])).toEqual([true, 2, true, 1]);
});

test('a key is worth a look for what it could do without', async () => {
  const { chatelaine, keys, world, pass } = openFake();
  const wide = await keys.create(input);
  const narrow = { scopes: ['send' as const], allowedAddresses: ['203.0.113.7'], expiresAt: '2027-11-21T12:00:00Z' };
  const tidy = await keys.create({ ...input, channelId: other, ...narrow });
  const codesOf = async (id: string) => {
    const all = await chatelaine.hygiene.list().toArray({ limit: 10 });
    return all
      .find(({ keyId }) => keyId === id)
      ?.findings.map(({ code, scopes }) => [code, ...(scopes ?? [])].join(' '));
  };

  const fresh = [await codesOf(wide.id), await codesOf(tidy.id)];
  pass(8 * DAY);
  const unused = [await codesOf(wide.id), await codesOf(tidy.id)];
  pass(30 * DAY);
  world.visit(wide.secret, { scope: 'send' });
  world.visit(tidy.secret, { scope: 'send', address: '203.0.113.7' });
  const used = [await codesOf(wide.id), await codesOf(tidy.id)];
  pass(90 * DAY);
  const idle = [await codesOf(wide.id), await codesOf(tidy.id)];
  await keys.revoke(wide.id);

  const wideAlways = ['no_expiry', 'no_address_limit'];
  expect(fresh).toEqual([wideAlways, undefined]);
  expect(unused).toEqual([['never_used', ...wideAlways], ['never_used']]);
  expect(used).toEqual([[...wideAlways, 'wider_than_used send'], undefined]);
  expect(idle).toEqual([['idle', ...wideAlways], ['idle']]);
  expect(await codesOf(wide.id)).toBeUndefined();
});

test('legacy tokens are reported and switched off, once, and on by no program', async () => {
  const use = { person: { id: 'usr_a' }, address: '203.0.113.7', userAgent: 'curl/8', calls: 2, lastAt: NOVEMBER.from };
  const { chatelaine } = openFake({ legacyUses: [use] });

  const report = await chatelaine.legacyTokens.report();
  const off = [await chatelaine.legacyTokens.switchOff(), await chatelaine.legacyTokens.switchOff()];

  expect(report).toEqual([use]);
  expect(off).toEqual([{ on: false }, { on: false }]);
  expect((await chatelaine.events.list({ type: 'legacy_tokens.switched' })).data).toHaveLength(1);
});
