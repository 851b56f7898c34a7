import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Visitor } from '../world/visitor.ts';
import { type OwnerWorld, startOwnerWorld } from './owner-world.ts';

interface Named {
  id: string;
  name: string;
}

let world: OwnerWorld;
let owner: Visitor;
let baker: Visitor;
let partner: Named;
let client: Named;
beforeAll(async () => {
  world = await startOwnerWorld();
  owner = world.owner;
  baker = world.as(world.bakery.user);
  partner = await bind('partner', world.demo.partner.id);
  client = await bind('organization', world.bakery.id);
});
afterAll(() => world.stop());

/** Sets every kind of limit on one existing key of this kind in this account. */
async function bind(kind: string, account: string): Promise<Named> {
  const [row] = await world.sql<Named>(
    `update api_key set scopes = '{read}', allowed_addresses = '{203.0.113.0/24,2001:db8::/32}', limit_per_minute = 7,
     expires_at = '2031-05-06T07:08:00Z', team = 'a.example' where id = (select id from api_key
     where kind = $1 and coalesce(partner_id, client_id) = $2 limit 1) returning id, name`,
    [kind, account],
  );
  return row ?? { id: '', name: '' };
}

const OPEN = ['From: anywhere', 'Limits: none', 'Ends: never'];
const BOUNDS = ['From: 203.0.113.0/24, 2001:db8::/32', 'Limits: 7 a minute, any number a month', 'Team: "a[.]example"'];
const SAME = [...BOUNDS, 'Scopes: read', 'Ends: 2031-05-06 07:08 UTC'];
const shown = ({ id, name }: Named) => `"${name}" (${id})`;

interface Row {
  act: string;
  input(): object;
  says(): string[];
}

const ROWS: Row[] = [
  {
    act: 'partnerKeys.create',
    input: () => ({ name: 'Tiny' }),
    says: () => ['Name: "Tiny"', 'Scopes: read, keys, onboarding', ...OPEN],
  },
  {
    act: 'partnerKeys.create',
    input: () => ({ name: 'Copy', like: partner.id }),
    says: () => ['Name: "Copy"', `Made like: ${shown(partner)}`, ...SAME],
  },
  {
    act: 'partnerKeys.edit',
    input: () => ({ id: partner.id, expiresAt: null }),
    says: () => [`Key: ${shown(partner)}`, 'Scopes: read', ...BOUNDS, 'Ends: never'],
  },
  {
    act: 'partnerKeys.rotate',
    input: () => ({ id: partner.id }),
    says: () => [`Key: ${shown(partner)}`, ...SAME, 'The old secret works on for: 24h'],
  },
  {
    act: 'organizationKeys.create',
    input: () => ({ name: 'Copy', like: client.id, channelIds: [world.bakery.channels[0]?.id] }),
    says: () => [
      'Name: "Copy"',
      `Made like: ${shown(client)}`,
      `Numbers: ${world.bakery.channels[0]?.phoneNumber}`,
      ...SAME,
    ],
  },
  {
    act: 'organizationKeys.edit',
    input: () => ({ id: client.id, limits: { perMinute: null } }),
    says: () => [
      `Key: ${shown(client)}`,
      'Numbers: all',
      ...SAME.map((line) => (line.startsWith('Limits') ? 'Limits: none' : line)),
    ],
  },
  {
    act: 'organizationKeys.rotate',
    input: () => ({ id: client.id, overlap: '0' }),
    says: () => [`Key: ${shown(client)}`, 'Numbers: all', ...SAME, 'The old secret works on for: no time'],
  },
];

test.each(ROWS)('a code for $act says every setting that results, also what is left out or copied', async (row) => {
  const code = await world.code(row.act.startsWith('partner') ? owner : baker, row.act, row.input());

  expect([...code.approves].sort()).toEqual(row.says().sort());
});

test('a key of another account is not copied: it is not found', async () => {
  for (const like of [client.id, 'key_0123456789012345678901']) {
    const told = await owner.change('codes.request', {
      procedure: 'partnerKeys.create',
      input: { name: 'Copy', like },
    });
    expect(told).toMatchObject({ status: 404, refusal: 'not_found' });
  }
});

test('a code is good for the settings that its mail named: not after the key that is copied was widened', async () => {
  const input = { name: 'Copy', like: partner.id };
  const scopes = (list: string) => world.sql('update api_key set scopes = $2 where id = $1', [partner.id, list]);
  const code = await world.code(owner, 'partnerKeys.create', input);

  await scopes('{read,settings}');
  const widened = await owner.change('partnerKeys.create', input, { code: code.header });
  await scopes('{read}');
  const asSaid = await owner.change('partnerKeys.create', input, { code: code.header });

  expect([widened.refusal, asSaid.status]).toEqual(['code_wrong', 200]);
});
