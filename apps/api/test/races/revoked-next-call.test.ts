import type { CreatedChannelKey } from '@chatelaine/shared';
import { expect, inject, test } from 'vitest';
import { withCachedLookUps } from './support/driver.ts';
import { flood } from './support/flood.ts';
import { type Nodes, shareAndCreate, startNodes, type Told } from './support/nodes.ts';

type Act = (nodes: Nodes, key: CreatedChannelKey) => Promise<unknown>;

const ENDS: [what: string, refusal: string, act: Act][] = [
  ['the partner revokes the key', 'revoked', ({ first }, { id }) => first.partner.channelKeys.revoke(id)],
  ['the client withdraws the permission', 'revoked', withdraw],
  [
    'a new key takes its place',
    'revoked',
    ({ first }, { channelId }) => first.partner.channelKeys.create({ channelId, name: 'Next' }),
  ],
  [
    'the secret is rotated without overlap',
    'rotated_out',
    ({ first }, { id }) => first.partner.channelKeys.rotate(id, { overlap: '0' }),
  ],
  ['the client is suspended', 'suspended', ({ admin, client }) => admin('suspend', client.id)],
  ['the partner is suspended', 'suspended', ({ admin }) => admin('suspend', inject('demo').partner.id)],
  [
    'the number is stopped',
    'channel_not_running',
    ({ admin }, { channelId }) => setStatus(admin, channelId, 'stopped'),
  ],
];

test.for(ENDS)('%s: the next call on either server is refused, under flood', async ([, refusal, act]) => {
  await using nodes = await startNodes();
  const key = await shareAndCreate(nodes);
  const told = await flood([nodes.first, nodes.second], key.secret, () => act(nodes, key));

  expect(accepted(told.before).length).toBeGreaterThanOrEqual(80);
  expect(accepted(told.after)).toEqual([]);
  expect(told.after).toHaveLength(8 * 25);
  expect(new Set(told.after.map((each) => each.refusal))).toEqual(new Set([refusal]));
});

test('control: an act that ends nothing lets every call through, before it and after it', async () => {
  await using nodes = await startNodes();
  const key = await shareAndCreate(nodes);

  const told = await flood([nodes.first, nodes.second], key.secret, () =>
    nodes.first.partner.channelKeys.rotate(key.id, { overlap: '1h' }),
  );

  expect(accepted(told.before)).toHaveLength(told.before.length);
  expect(accepted(told.after)).toHaveLength(8 * 25);
});

test('control: with a cache before the look-up, calls get through after the key was revoked', async () => {
  await using nodes = await startNodes();
  const key = await shareAndCreate(nodes);
  using _cache = withCachedLookUps();

  const told = await flood([nodes.first, nodes.second], key.secret, () =>
    nodes.first.partner.channelKeys.revoke(key.id),
  );

  expect(accepted(told.after).length).toBeGreaterThan(0);
});

async function withdraw({ first, client }: Nodes): Promise<void> {
  const owner = await first.signIn(client.owner);
  await owner.share((await first.partner.onboarding.start()).url, []);
}

const setStatus = (admin: Nodes['admin'], id: string, status: string) =>
  admin('channel', 'set', '--channel', id, '--status', status);
const accepted = (told: readonly Told[]) => told.filter(({ status }) => status === 200);
