import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MovedClock, stillClock } from '../world/clock.ts';
import { startWorld, type World } from '../world/start-world.ts';
import { askWhoIAm, createPartnerKey, done, numbersOf, ownersOf, use } from './key-calls.ts';

const SAME = [
  'Prod server',
  'PROD SERVER',
  'Ｐrod server',
  '  Prod server ',
  'Рrоd sеrvеr',
  'Prod\u3164 server',
  'Pr\u00adod\u00a0server',
];

// All tests of this file use this test world. The names of keys must differ within one account and kind, so each test
// uses other names.
let world: World<MovedClock>;
beforeAll(async () => {
  world = await startWorld({ clock: stillClock() });
});
afterAll(() => world.stop());

test('a second live organization key of a name that looks the same is refused; after the first has ended it is made', async () => {
  const { client } = ownersOf(world);
  const create = (name: string) => client.change('organizationKeys.create', { name, scopes: ['read'] });
  const first = await done(create('Prod server'));

  const refused = [];
  for (const name of SAME) refused.push(await create(name));
  await done(client.change('organizationKeys.revoke', { id: first.id }));
  const made = await create(SAME.at(-1) ?? '');

  expect(refused.map(({ refusal }) => refusal)).toEqual(SAME.map(() => 'conflict'));
  expect(made.refusal).toBe(null);
  expect((await create('Prod server 2')).refusal).toBe(null);
});

test('of eight partner keys of names that look the same, made at once on two servers, one is made, and no code is lost', async () => {
  await using world = await startWorld({ nodes: 2, clock: stillClock() });
  const { partner } = ownersOf(world);
  // Each name is in two inputs. The test sends these two inputs to different servers.
  const inputs = Array.from({ length: 8 }, (_, at) => ({ name: SAME[Math.floor(at / 2)] ?? '' }));
  const codes: string[] = [];
  for (const input of inputs) codes.push((await world.code(partner, 'partnerKeys.create', input)).header);

  const told = await Promise.all(
    inputs.map((input, at) =>
      partner.change('partnerKeys.create', input, { code: codes[at], node: at % 2 === 0 ? 0 : 1 }),
    ),
  );

  expect(told.map(({ refusal }) => refusal).sort()).toEqual([...Array(7).fill('conflict'), null].sort());
  const [used] = await world.sql<{ used: string }>(
    'select count(*) as used from one_time_code where used_at is not null',
  );
  expect(used).toEqual({ used: '1' });
});

test('a name that shows nothing is refused at every door where one is given', async () => {
  const { partner, client } = ownersOf(world);
  const [channelId = ''] = numbersOf(world);
  const own = [partner, client, client] as const;
  const nothing = '\u3164';
  const asked = ['partnerKeys', 'organizationKeys', 'channelKeys'].flatMap((kind, at) =>
    ['name', 'team', 'application'].flatMap((field) => [
      own[at]?.change(`${kind}.create`, { name: 'x', ...(at === 2 ? { channelId } : {}), [field]: nothing }),
      own[at]?.change(`${kind}.edit`, { id: 'key_0', [field]: nothing }),
    ]),
  );
  const token = { token: 'x', name: nothing, password: 'long enough for us' };
  const commands = [
    ['partner', 'add', '--name', nothing],
    ['partner', 'key', '--partner', world.demo.partner.id, '--name', nothing],
    ['client', 'add', '--name', nothing],
    ['client', 'key', '--client', world.bakery.id, '--scopes', 'read', '--name', nothing],
    ['channel', 'add', '--client', world.bakery.id, '--number', '+447700900999', '--name', nothing],
  ];

  const answers = await Promise.all([...asked, world.nobody.post('/sign-in/new', token)]);
  const told = await Promise.allSettled(commands.map((command) => world.admin(...command)));

  expect(answers.map((answer) => answer?.refusal)).toEqual(Array(19).fill('invalid_input'));
  for (const { status, reason } of told.map((each) => ({ reason: null, ...each }))) {
    expect([status, String(reason)]).toEqual(['rejected', expect.stringContaining('This name shows nothing.')]);
  }
});

test('keys whose names have looked the same since before that was refused can be changed, but not renamed to look so', async () => {
  const { client } = ownersOf(world);
  const create = (name: string) => done(client.change('organizationKeys.create', { name, scopes: ['read'] }));
  const [, old, other] = [await create('Reader 1'), await create('Old'), await create('Other')];
  await world.sql("update api_key set name = 'Reader l', folded_name = 'reader l' where id = $1", [old.id]);
  const edit = (id: string, input: object) => client.change('organizationKeys.edit', { id, ...input });

  const edited = await done(edit(old.id, { team: 'Support' }));
  const kept = await done(edit(old.id, { name: 'Reader l', team: null }));

  expect([edited, kept]).toMatchObject([{ name: 'Reader l', team: 'Support' }, { team: null }]);
  expect((await edit(other.id, { name: 'Reader I' })).refusal).toBe('conflict');
  expect((await edit(old.id, { name: 'Reader I' })).refusal).toBe('conflict');
});

test('names of channel keys may repeat, and renaming to the name of another live key may not', async () => {
  const { client } = ownersOf(world);
  const [first = '', second = ''] = numbersOf(world);
  await done(client.change('channelKeys.create', { channelId: first, name: 'Same' }));
  await done(client.change('channelKeys.create', { channelId: second, name: 'Same' }));
  await done(client.change('organizationKeys.create', { name: 'One', scopes: ['read'] }));
  const two = await done(client.change('organizationKeys.create', { name: 'Two', scopes: ['read'] }));

  await expect(client.change('organizationKeys.edit', { id: two.id, name: '\u041ene' })).resolves.toMatchObject({
    refusal: 'conflict',
  });
  await expect(client.change('organizationKeys.edit', { id: two.id, name: 'TWO' })).resolves.toMatchObject({
    status: 200,
  });
});

test('a key made like an ended one has its settings and a secret of its own; the ended one stays ended', async () => {
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
  const { partner, client } = ownersOf(world);
  const soon = new Date(Date.now() + 3_600_000).toISOString();
  const old = await done(
    client.change('organizationKeys.create', { name: 'Expired', scopes: ['read'], expiresAt: soon }),
  );
  await world.sql("update api_key set expires_at = '2020-01-01' where id = $1", [old.id]);
  const like = (name: string, more = {}) => client.change('organizationKeys.create', { name, like: old.id, ...more });

  await expect(like('A')).resolves.toMatchObject({
    refusal: 'invalid_input',
    body: { error: { data: { issues: [{ path: 'expiresAt' }] } } },
  });
  await expect(like('B', { expiresAt: soon })).resolves.toMatchObject({ status: 200 });
  const input = { name: 'C', like: old.id };
  const asked = await partner.change('codes.request', { procedure: 'partnerKeys.create', input });
  expect(asked.refusal).toBe('not_found');
});

test('an organization key reaches only the numbers that it names, which must be its own', async () => {
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
  const { client } = ownersOf(world);

  const refused = await client.change('organizationKeys.create', { name: 'Nothing ticked' });

  expect(refused).toMatchObject({
    refusal: 'invalid_input',
    body: { error: { data: { issues: [{ path: 'scopes' }] } } },
  });
});
