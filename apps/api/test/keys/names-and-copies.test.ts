import { expect, test } from 'vitest';
import { stillClock } from '../world/clock.ts';
import { startWorld } from '../world/start-world.ts';
import { askWhoIAm, createPartnerKey, done, numbersOf, ownersOf, use } from './key-calls.ts';

test.each(['Prod server', 'PROD SERVER', 'Ｐrod server', '  Prod server '])(
  'a second live organization key called %j is refused; after the first has ended it is made',
  async (name) => {
    await using world = await startWorld({ clock: stillClock() });
    const { client } = ownersOf(world);
    const first = await done(client.change('organizationKeys.create', { name: 'Prod server', scopes: ['read'] }));

    const refused = await client.change('organizationKeys.create', { name, scopes: ['read'] });
    await done(client.change('organizationKeys.revoke', { id: first.id }));
    const made = await client.change('organizationKeys.create', { name, scopes: ['read'] });

    expect([refused.refusal, made.refusal]).toEqual(['conflict', null]);
  },
);

test('of eight partner keys of one name that are made at once on two servers one is made, and no code is lost', async () => {
  await using world = await startWorld({ nodes: 2, clock: stillClock() });
  const { partner } = ownersOf(world);
  const input = { name: 'Prod server' };
  const codes = [];
  for (let each = 0; each < 8; each++) codes.push((await world.code(partner, 'partnerKeys.create', input)).header);

  const told = await Promise.all(
    codes.map((code, at) => partner.change('partnerKeys.create', input, { code, node: at % 2 === 0 ? 0 : 1 })),
  );

  expect(told.map(({ refusal }) => refusal).sort()).toEqual([...Array(7).fill('conflict'), null].sort());
  const [used] = await world.sql<{ used: string }>(
    'select count(*) as used from one_time_code where used_at is not null',
  );
  expect(used).toEqual({ used: '1' });
});

test('names of channel keys may repeat, and renaming to the name of another live key may not', async () => {
  await using world = await startWorld({ clock: stillClock() });
  const { client } = ownersOf(world);
  const [first = '', second = ''] = numbersOf(world);
  await done(client.change('channelKeys.create', { channelId: first, name: 'Same' }));
  await done(client.change('channelKeys.create', { channelId: second, name: 'Same' }));
  await done(client.change('organizationKeys.create', { name: 'One', scopes: ['read'] }));
  const two = await done(client.change('organizationKeys.create', { name: 'Two', scopes: ['read'] }));

  await expect(client.change('organizationKeys.edit', { id: two.id, name: 'one' })).resolves.toMatchObject({
    refusal: 'conflict',
  });
  await expect(client.change('organizationKeys.edit', { id: two.id, name: 'TWO' })).resolves.toMatchObject({
    status: 200,
  });
});

test('a key made like an ended one has its settings and a secret of its own; the ended one stays ended', async () => {
  await using world = await startWorld({ clock: stillClock() });
  const { partner } = ownersOf(world);
  const settings = {
    scopes: ['read', 'onboarding'],
    team: 'Support',
    application: 'Inbox',
    environment: 'production',
    allowedAddresses: ['127.0.0.0/8'],
    limits: { perMinute: 30, perMonth: null },
  };
  const first = await createPartnerKey(world, { name: 'Prod server', ...settings });
  await done(partner.change('partnerKeys.revoke', { id: first.id }));

  const second = await createPartnerKey(world, { name: 'Prod server', like: first.id });
  const third = await createPartnerKey(world, { name: 'Other', like: first.id, team: null, scopes: ['read'] });

  expect(second).toMatchObject(settings);
  expect(third).toMatchObject({ ...settings, team: null, scopes: ['read'] });
  expect(new Set([first, second, third].map(({ secret }) => secret)).size).toBe(3);
  await expect(use(world, first.secret)).resolves.toBe('revoked');
  await expect(use(world, second.secret)).resolves.toBe(200);
});

test('a copy of an expired key must be told its end, and of another’s key or another kind there is no copy', async () => {
  await using world = await startWorld({ clock: stillClock() });
  const { partner, client } = ownersOf(world);
  const soon = new Date(Date.now() + 3_600_000).toISOString();
  const old = await done(client.change('organizationKeys.create', { name: 'Old', scopes: ['read'], expiresAt: soon }));
  await world.sql("update api_key set expires_at = '2020-01-01' where id = $1", [old.id]);
  const like = (name: string, more = {}) => client.change('organizationKeys.create', { name, like: old.id, ...more });

  await expect(like('A')).resolves.toMatchObject({
    refusal: 'invalid_input',
    body: { error: { data: { issues: [{ path: 'expiresAt' }] } } },
  });
  await expect(like('B', { expiresAt: soon })).resolves.toMatchObject({ status: 200 });
  const input = { name: 'C', like: old.id };
  const { header } = await world.code(partner, 'partnerKeys.create', input);
  await expect(partner.change('partnerKeys.create', input, { code: header })).resolves.toMatchObject({
    refusal: 'not_found',
  });
});

test('an organization key reaches only the numbers that it names, which must be its own', async () => {
  await using world = await startWorld({ clock: stillClock() });
  const { client } = ownersOf(world);
  const [own = ''] = numbersOf(world);
  const create = (channelIds: string[]) =>
    client.change('organizationKeys.create', { name: 'One number', scopes: ['read'], channelIds });

  await expect(create(['0000000000CH'])).resolves.toMatchObject({ refusal: 'not_found' });
  const made = await done<{ secret: string; channelIds: string[] }>(create([own, own]));

  expect(made.channelIds).toEqual([own]);
  const told = await askWhoIAm(world, made.secret);
  expect(told.body).toMatchObject({ kind: 'organization', channelIds: [own] });
});

test('an organization key without a ticked scope is not made', async () => {
  await using world = await startWorld({ clock: stillClock() });
  const { client } = ownersOf(world);

  const refused = await client.change('organizationKeys.create', { name: 'Nothing ticked' });

  expect(refused).toMatchObject({
    refusal: 'invalid_input',
    body: { error: { data: { issues: [{ path: 'scopes' }] } } },
  });
});
