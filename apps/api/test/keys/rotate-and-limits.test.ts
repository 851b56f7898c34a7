import { rounds } from '@chatelaine/tools/rounds';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bodyOf, resultOf } from '../world/answer.ts';
import { atOnce } from '../world/at-once.ts';
import { type MovedClock, stillClock } from '../world/clock.ts';
import { startWorld, type World } from '../world/start-world.ts';
import { askWhoIAm, type CreatedKey, createPartnerKey, done, numbersOf, ownersOf, use } from './key-calls.ts';

const ROTATIONS = rounds(8, 20);

test('rotating a partner key needs a code; the old secret lives for the overlap, which can be ended now, twice being once', async () => {
  await using world = await startWorld({ clock: stillClock() });
  const { partner } = ownersOf(world);
  const key = await createPartnerKey(world, { name: 'Prod server' });
  const input = { id: key.id, overlap: '24h' };

  await expect(partner.change('partnerKeys.rotate', input)).resolves.toMatchObject({ refusal: 'code_required' });
  const { header } = await world.code(partner, 'partnerKeys.rotate', input);
  const rotated = await done(partner.change('partnerKeys.rotate', input, { code: header }));
  expect([await use(world, key.secret), await use(world, rotated.secret)]).toEqual([200, 200]);

  const ended = await done(partner.change('partnerKeys.endOverlap', { id: key.id }));
  await done(partner.change('partnerKeys.endOverlap', { id: key.id }));
  expect([await use(world, key.secret), await use(world, rotated.secret)]).toEqual(['rotated_out', 200]);
  expect(ended.status).toBe('live');
  const events = await world.sql("select 1 from event where type = 'api_key.overlap_ended'");
  expect(events).toHaveLength(1);
});

test(`of ${ROTATIONS} rotations of one key at once two secrets are alive, and the newest works`, async () => {
  await using world = await startWorld({ nodes: 2, clock: stillClock() });
  const { client } = ownersOf(world);
  const key = await done(client.change('organizationKeys.create', { name: 'Prod server', scopes: ['read'] }));
  const rotate = (node: 0 | 1) => client.change('organizationKeys.rotate', { id: key.id, overlap: '1h' }, { node });

  const told = await atOnce(ROTATIONS, (at) => rotate(at % 2 === 0 ? 0 : 1), 2);
  const made = told.map((answer) => resultOf<CreatedKey>(answer).secret);
  const uses = await Promise.all([key.secret, ...made].map((secret) => use(world, secret)));

  expect(told.map(({ status }) => status)).toEqual(Array(ROTATIONS).fill(200));
  expect(uses.filter((use) => use === 200)).toHaveLength(2);
  expect(uses.filter((use) => use === 'rotated_out')).toHaveLength(ROTATIONS - 1);
});

test('each answer says what is left of the limits; the one beyond them says when to come back', async () => {
  await using world = await startWorld({ clock: stillClock() });
  const { client } = ownersOf(world);
  const limits = { perMinute: 3, perMonth: 100 };
  const key = await done(client.change('organizationKeys.create', { name: 'Prod server', scopes: ['read'], limits }));

  const answers = [];
  for (let call = 0; call < 4; call++) answers.push(await askWhoIAm(world, key.secret));

  const left = answers.map((answer) => answer.headers.get('ratelimit')?.match(/r=\d+/g));
  expect(left).toEqual([
    ['r=2', 'r=99'],
    ['r=1', 'r=98'],
    ['r=0', 'r=97'],
    ['r=0', 'r=97'],
  ]);
  expect(answers[0]?.headers.get('ratelimit-policy')).toMatch(
    /^"minute";q=3;w=60, "month";q=100;w=(2419200|2505600|2592000|2678400)$/,
  );
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429]);
  expect(answers[3]?.headers.get('retry-after')).toMatch(/^([1-9]|[1-5]\d|60)$/);
  expect(answers[3]?.headers.get('x-refusal')).toBe('rate_limited');
});

test('lists and every answer with a key show what is left of its limits, and asking counts no call', async () => {
  const clock = stillClock();
  await using world = await startWorld({ clock });
  const { client } = ownersOf(world);
  const limits = { perMinute: 3, perMonth: 4 };
  const key = await done(client.change('organizationKeys.create', { name: 'Prod server', scopes: ['read'], limits }));
  const listed = async () =>
    resultOf<{ data: (typeof key)[] }>(await client.ask('organizationKeys.list')).data.find(({ id }) => id === key.id)
      ?.remaining;

  expect(key.remaining).toEqual(limits);
  await askWhoIAm(world, key.secret);
  expect([await listed(), await listed()]).toEqual(Array(2).fill({ perMinute: 2, perMonth: 3 }));
  for (let call = 0; call < 3; call++) await askWhoIAm(world, key.secret);
  expect(await listed()).toEqual({ perMinute: 0, perMonth: 1 });
  clock.pass(60_000);
  const renamed = await done(client.change('organizationKeys.edit', { id: key.id, team: 'Till' }));
  expect(renamed.remaining).toEqual({ perMinute: 3, perMonth: 1 });
  const rotated = await done(client.change('organizationKeys.rotate', { id: key.id }));
  expect(rotated.remaining).toEqual({ perMinute: 3, perMonth: 1 });
  const narrowed = await done(client.change('organizationKeys.edit', { id: key.id, limits: { perMonth: 2 } }));
  expect(narrowed.remaining).toEqual({ perMinute: 3, perMonth: 0 });
  const ended = await done(client.change('organizationKeys.revoke', { id: key.id }));
  expect(ended.remaining).toEqual({ perMinute: 3, perMonth: 0 });
});

test('a key without limits is told nothing of them', async () => {
  await using world = await startWorld({ clock: stillClock() });
  const { client } = ownersOf(world);
  const key = await done(client.change('organizationKeys.create', { name: 'Prod server', scopes: ['read'] }));

  const answer = await askWhoIAm(world, key.secret);

  expect([answer.headers.get('ratelimit'), answer.headers.get('ratelimit-policy')]).toEqual([null, null]);
});

describe('a key asks what it is, and is told everything but its secret', () => {
  let world: World<MovedClock>;
  beforeAll(async () => {
    world = await startWorld({ clock: stillClock() });
  });
  afterAll(() => world.stop());

  test.each(['partner', 'channel', 'organization'] as const)('a %s key', async (kind) => {
    const { client } = ownersOf(world);
    const bounds = {
      allowedAddresses: ['127.0.0.0/8'],
      limits: { perMinute: 9, perMonth: null },
      team: 'Sales',
      application: 'Orders',
      environment: 'staging',
    };
    const key = await (kind === 'partner'
      ? createPartnerKey(world, { name: 'Prod server', ...bounds })
      : done(
          client.change(`${kind}Keys.create`, {
            name: 'Prod server',
            ...bounds,
            ...(kind === 'channel' ? { channelId: numbersOf(world)[0] } : { scopes: ['send'] }),
          }),
        ));

    const told = bodyOf<Record<string, unknown>>(await askWhoIAm(world, key.secret));

    expect(told).toMatchObject({
      id: key.id,
      kind,
      account:
        kind === 'partner' ? { type: 'partner', id: world.demo.partner.id } : { type: 'client', id: world.bakery.id },
      name: 'Prod server',
      scopes: key.scopes,
      ...bounds,
      expiresAt: null,
      secretHint: `${key.secret.slice(0, key.secret.indexOf('_') + 5)}…${key.secret.slice(-4)}`,
    });
    expect('channelId' in told).toBe(kind === 'channel');
    expect(JSON.stringify(told)).not.toContain(key.secret);
  });
});

test('a repeated idempotency key makes no second key and never shows the secret again', async () => {
  await using world = await startWorld({ clock: stillClock() });
  const { client } = ownersOf(world);
  const input = { name: 'Prod server', scopes: ['read'] };
  const create = () => client.change('organizationKeys.create', input, { headers: { 'idempotency-key': 'once' } });

  const answers = await Promise.all([create(), create(), create()]);
  const texts = answers.map(({ text }) => text);

  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  expect(texts.filter((text) => text.includes('wa_') && text.includes('"secret"'))).toHaveLength(1);
  const made = await world.sql<{ id: string }>(
    "select id from api_key where name = 'Prod server' and kind = 'organization'",
  );
  expect(made).toHaveLength(1);
  for (const text of texts.filter((each) => each.includes('already_created'))) expect(text).toContain(made[0]?.id);
});
