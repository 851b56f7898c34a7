import { rounds } from '@chatelaine/tools/rounds';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { spread } from '../doors/support/spread.ts';
import { outcomeOf, resultOf } from '../world/answer.ts';
import { stillClock } from '../world/clock.ts';
import { startWorld, type World } from '../world/start-world.ts';
import { type CreatedKey, createPartnerKey, done, numberOf, ownersOf, use } from './key-calls.ts';

const DAY = 24 * 3_600_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY).toISOString();

const BOUNDS = {
  scopes: ['read'],
  allowedAddresses: ['127.0.0.0/8', '::1'],
  limits: { perMinute: 10, perMonth: 1_000 },
  expiresAt: inDays(10),
};

async function createOne(world: World, kind: Kind, name = 'Prod server'): Promise<CreatedKey> {
  if (kind === 'partner') return createPartnerKey(world, { name, ...BOUNDS });
  const { client } = ownersOf(world);
  if (kind === 'organization') return done(client.change('organizationKeys.create', { name, ...BOUNDS }));
  const channelId = numberOf(world);
  return done(client.change('channelKeys.create', { channelId, name, ...BOUNDS, scopes: ['send'] }));
}

const KINDS = ['partner', 'channel', 'organization'] as const;
type Kind = (typeof KINDS)[number];
const procedure = (kind: Kind) => `${kind}Keys.edit`;
const editorOf = (world: World, kind: Kind) => ownersOf(world)[kind === 'partner' ? 'partner' : 'client'];

const NARROWER: [string, object][] = [
  ['fewer addresses', { allowedAddresses: ['127.0.0.1/32'] }],
  ['a lower limit', { limits: { perMinute: 5 } }],
  ['an earlier end', { expiresAt: inDays(1) }],
  ['a name and labels', { name: 'Renamed', team: 'Support', application: 'Inbox', environment: 'staging' }],
];
const WIDER: [string, object][] = [
  ['more addresses', { allowedAddresses: ['127.0.0.0/8', '::1', '10.0.0.0/8'] }],
  ['any address', { allowedAddresses: null }],
  ['a higher limit', { limits: { perMinute: 11 } }],
  ['no limit', { limits: { perMonth: null } }],
  ['a later end', { expiresAt: inDays(11) }],
  ['no end', { expiresAt: null }],
  // When an edit makes one setting wider, it needs a one-time code, even if it makes another setting narrower.
  ['less here and more there', { limits: { perMinute: 1, perMonth: 2_000 } }],
];

// One test world for all tests that look only at keys that they have made themselves.
let shared: World;
beforeAll(async () => {
  shared = await startWorld({ clock: stillClock() });
});
afterAll(() => shared.stop());

test.each(KINDS)('a %s key is narrowed without a code, and widened with one only', async (kind) => {
  await using world = await startWorld({ clock: stillClock() });
  const editor = editorOf(world, kind);
  const key = await createOne(world, kind);

  for (const [what, change] of WIDER) {
    const refused = await editor.change(procedure(kind), { id: key.id, ...change });
    expect(refused.refusal, what).toBe('code_required');
  }
  for (const [what, change] of NARROWER) {
    const told = await editor.change(procedure(kind), { id: key.id, ...change });
    expect(resultOf(told), what).toMatchObject(change);
  }
  // A quick run tries only a few of these edits with each kind of key. The kinds of keys together try all of these
  // edits.
  for (const [what, change] of spread(WIDER, rounds(3, WIDER.length), KINDS.indexOf(kind))) {
    const input = { id: key.id, ...change };
    const { header } = await world.code(editor, procedure(kind), input);
    const told = await editor.change(procedure(kind), input, { code: header });
    expect(told.refusal, what).toBeNull();
  }
  await expect(use(world, key.secret)).resolves.toBe(200);
});

test('a scope that is added needs a code too, and what a code was made for is all that it does', async () => {
  const world = shared;
  const { partner } = ownersOf(world);
  const key = await createOne(world, 'partner', 'More scopes');
  const asked = { id: key.id, scopes: ['read', 'keys'] };
  const { header } = await world.code(partner, 'partnerKeys.edit', asked);

  const more = await partner.change(
    'partnerKeys.edit',
    { ...asked, scopes: ['read', 'keys', 'settings'] },
    { code: header },
  );
  const right = await partner.change('partnerKeys.edit', asked, { code: header });

  expect(more.refusal).toBe('code_wrong');
  expect(resultOf(right)).toMatchObject({ scopes: ['read', 'keys'] });
});

test('an address list takes effect at the next call, on each door, and is written as it is kept', async () => {
  const world = shared;
  for (const kind of KINDS) {
    const key = await createOne(world, kind, 'By address');
    const input = { id: key.id, allowedAddresses: ['127.9.9.9/8', '::ffff:127.0.0.1'] };

    const edited = await done(editorOf(world, kind).change(procedure(kind), input));
    expect(edited.allowedAddresses).toEqual(['127.0.0.0/8', '127.0.0.1/32']);
    await expect(use(world, key.secret)).resolves.toBe(200);

    await done(editorOf(world, kind).change(procedure(kind), { id: key.id, allowedAddresses: ['127.0.0.2'] }));
    await expect(use(world, key.secret)).resolves.toBe('address_not_allowed');
    await expect(use(world, key.secret, { 'x-forwarded-for': '127.0.0.2' })).resolves.toBe('address_not_allowed');
  }
});

test.each([
  [['nonsense'], 'allowedAddresses.0'],
  [['127.0.0.1', '300.1.1.1'], 'allowedAddresses.1'],
  [[], 'allowedAddresses'],
])('%j is no address list', async (allowedAddresses, path) => {
  const world = shared;
  const { client } = ownersOf(world);
  const key = await createOne(world, 'organization', `No list at ${path}`);

  const refused = await client.change('organizationKeys.edit', { id: key.id, allowedAddresses });

  expect(refused).toMatchObject({ refusal: 'invalid_input', body: { error: { data: { issues: [{ path }] } } } });
});

test('an ended key is not changed, whatever it is asked with', async () => {
  const world = shared;
  const { client } = ownersOf(world);
  const key = await createOne(world, 'organization', 'Ended');
  await done(client.change('organizationKeys.revoke', { id: key.id }));

  const input = { id: key.id, name: 'Alive again', expiresAt: null };
  const { header } = await world.code(client, 'organizationKeys.edit', input);
  const told = await client.change('organizationKeys.edit', input, { code: header });

  expect(told.refusal).toBe('conflict');
  await expect(use(world, key.secret)).resolves.toBe('revoked');
});

test('a change is an event with what was before and after, and no secret', async () => {
  await using world = await startWorld({ clock: stillClock() });
  const { client } = ownersOf(world);
  const key = await createOne(world, 'organization');
  await done(client.change('organizationKeys.edit', { id: key.id, limits: { perMinute: 5 }, team: 'Support' }));
  await done(client.change('organizationKeys.edit', { id: key.id, team: 'Support' }));

  const [event, ...more] = await world.sql<{ data: unknown; address: string; user_agent: string }>(
    "select data, address, user_agent from event where type = 'api_key.edited'",
  );

  expect(more).toEqual([]);
  expect(event).toMatchObject({
    data: {
      name: 'Prod server',
      kind: 'organization',
      before: { limitPerMinute: 10, team: null },
      after: { limitPerMinute: 5, team: 'Support' },
      widened: false,
    },
    address: expect.stringContaining('127.0.0.1'),
    user_agent: 'node',
  });
  expect(JSON.stringify(event)).not.toContain(key.secret);
});

test('a client may end the key that its partner made, not change it; the partner changes it, and widens it with the scope settings only', async () => {
  const world = shared;
  const { client } = ownersOf(world);
  const channelId = numberOf(world);
  await world.share([channelId]);
  const key = await world.partner.channelKeys.create({ channelId, name: 'By the partner', limits: { perMinute: 5 } });
  const { id, partnerKey } = world.demo.partner;
  const made = await world.admin<{ secret: string }>(
    ...['partner', 'key', '--partner', id, '--name', 'No settings', '--scopes', 'keys'],
  );
  const edit = async (secret: string, change: object) =>
    outcomeOf(await world.as(secret).change('channelKeys.edit', { id: key.id, ...change }));

  const byClient = await client.change('channelKeys.edit', { id: key.id, name: 'Ours' });

  expect(byClient.refusal).toBe('not_allowed');
  await expect(edit(made.secret, { limits: { perMinute: 4 } })).resolves.toBe(200);
  await expect(edit(made.secret, { limits: { perMinute: 5 } })).resolves.toBe('scope_missing');
  await expect(edit(partnerKey, { limits: { perMinute: 5 } })).resolves.toBe(200);
});
