import { expect, test } from 'vitest';
import { createPartnerKey, done, openPeople } from './people.ts';

test.each(['Prod server', 'PROD SERVER', 'Ｐrod server', '  Prod server '])(
  'a second live organization key called %j is refused; after the first has ended it is made',
  async (name) => {
    await using people = await openPeople();
    const first = await done(people.client.call('organizationKeys.create', { name: 'Prod server', scopes: ['read'] }));

    const refused = await people.client.call('organizationKeys.create', { name, scopes: ['read'] });
    await done(people.client.call('organizationKeys.revoke', { id: first.id }));
    const made = await people.client.call('organizationKeys.create', { name, scopes: ['read'] });

    expect([refused.refusal, made.refusal]).toEqual(['conflict', null]);
  },
);

test('of twenty partner keys of one name that are made at once on two servers one is made, and no code is lost', async () => {
  await using people = await openPeople();
  const input = { name: 'Prod server' };
  const codes = [];
  for (let each = 0; each < 8; each++) codes.push((await people.partner.code('partnerKeys.create', input)).header);

  const told = await Promise.all(
    codes.map((code, at) => people.partner.call('partnerKeys.create', input, { code, node: at % 2 === 0 ? 0 : 1 })),
  );

  expect(told.map(({ refusal }) => refusal).sort()).toEqual([...Array(7).fill('conflict'), null].sort());
  const [used] = await people.desk.sql<{ used: string }>(
    'select count(*) as used from one_time_code where used_at is not null',
  );
  expect(used).toEqual({ used: '1' });
});

test('names of channel keys may repeat, and renaming to the name of another live key may not', async () => {
  await using people = await openPeople();
  const [first = '', second = ''] = people.channelIds;
  await done(people.client.call('channelKeys.create', { channelId: first, name: 'Same' }));
  await done(people.client.call('channelKeys.create', { channelId: second, name: 'Same' }));
  await done(people.client.call('organizationKeys.create', { name: 'One', scopes: ['read'] }));
  const two = await done(people.client.call('organizationKeys.create', { name: 'Two', scopes: ['read'] }));

  await expect(people.client.call('organizationKeys.edit', { id: two.id, name: 'one' })).resolves.toMatchObject({
    refusal: 'conflict',
  });
  await expect(people.client.call('organizationKeys.edit', { id: two.id, name: 'TWO' })).resolves.toMatchObject({
    status: 200,
  });
});

test('a key made like an ended one has its settings and a secret of its own; the ended one stays ended', async () => {
  await using people = await openPeople();
  const settings = {
    scopes: ['read', 'onboarding'],
    team: 'Support',
    application: 'Inbox',
    environment: 'production',
    allowedAddresses: ['127.0.0.0/8'],
    limits: { perMinute: 30, perMonth: null },
  };
  const first = await createPartnerKey(people, { name: 'Prod server', ...settings });
  await done(people.partner.call('partnerKeys.revoke', { id: first.id }));

  const second = await createPartnerKey(people, { name: 'Prod server', like: first.id });
  const third = await createPartnerKey(people, { name: 'Other', like: first.id, team: null, scopes: ['read'] });

  expect(second).toMatchObject(settings);
  expect(third).toMatchObject({ ...settings, team: null, scopes: ['read'] });
  expect(new Set([first, second, third].map(({ secret }) => secret)).size).toBe(3);
  await expect(people.use(first.secret)).resolves.toBe('revoked');
  await expect(people.use(second.secret)).resolves.toBe(200);
});

test('a copy of an expired key must be told its end, and of another’s key or another kind there is no copy', async () => {
  await using people = await openPeople();
  const soon = new Date(Date.now() + 3_600_000).toISOString();
  const old = await done(
    people.client.call('organizationKeys.create', { name: 'Old', scopes: ['read'], expiresAt: soon }),
  );
  await people.desk.sql("update api_key set expires_at = '2020-01-01' where id = $1", [old.id]);
  const like = (name: string, more = {}) =>
    people.client.call('organizationKeys.create', { name, like: old.id, ...more });

  await expect(like('A')).resolves.toMatchObject({
    refusal: 'invalid_input',
    data: { issues: [{ path: 'expiresAt' }] },
  });
  await expect(like('B', { expiresAt: soon })).resolves.toMatchObject({ status: 200 });
  const input = { name: 'C', like: old.id };
  const { header } = await people.partner.code('partnerKeys.create', input);
  await expect(people.partner.call('partnerKeys.create', input, { code: header })).resolves.toMatchObject({
    refusal: 'not_found',
  });
});

test('an organization key reaches only the numbers that it names, which must be its own', async () => {
  await using people = await openPeople();
  const [own = ''] = people.channelIds;
  const create = (channelIds: string[]) =>
    people.client.call('organizationKeys.create', { name: 'One number', scopes: ['read'], channelIds });

  await expect(create(['0000000000CH'])).resolves.toMatchObject({ refusal: 'not_found' });
  const made = await done<{ secret: string; channelIds: string[] }>(create([own, own]));

  expect(made.channelIds).toEqual([own]);
  const told = await people.ask(made.secret);
  await expect(told.json()).resolves.toMatchObject({ kind: 'organization', channelIds: [own] });
});

test('an organization key without a ticked scope is not made', async () => {
  await using people = await openPeople();

  const refused = await people.client.call('organizationKeys.create', { name: 'Nothing ticked' });

  expect(refused).toMatchObject({ refusal: 'invalid_input', data: { issues: [{ path: 'scopes' }] } });
});
