import type { CreatedChannelKey } from '@chatelaine/shared';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Answer } from '../world/answer.ts';
import { startWorld, type World } from '../world/start-world.ts';
import { withCachedLookUps } from './support/driver.ts';
import { shareAndCreate } from './support/first-key.ts';
import { CALLS_AFTER, CALLS_BEFORE, type Flood, flood } from './support/flood.ts';

/** An act that ends a key. `undo` reverses the effects of the act, so that the key of the next test works. */
interface End {
  what: string;
  refusal: string;
  act(world: World, key: CreatedChannelKey): Promise<unknown>;
  undo?(world: World, key: CreatedChannelKey): Promise<unknown>;
}

const setStatus = ({ admin }: World, id: string, status: string) =>
  admin('channel', 'set', '--channel', id, '--status', status);

const ENDS: End[] = [
  {
    what: 'the partner revokes the key',
    refusal: 'revoked',
    act: ({ partner }, { id }) => partner.channelKeys.revoke(id),
  },
  { what: 'the client withdraws the permission', refusal: 'revoked', act: ({ share }) => share([]) },
  {
    what: 'a new key takes its place',
    refusal: 'revoked',
    act: ({ partner }, { channelId }) => partner.channelKeys.create({ channelId, name: 'Next' }),
  },
  {
    what: 'the secret is rotated without overlap',
    refusal: 'rotated_out',
    act: ({ partner }, { id }) => partner.channelKeys.rotate(id, { overlap: '0' }),
  },
  {
    what: 'the client is suspended',
    refusal: 'suspended',
    act: ({ admin, bakery }) => admin('suspend', bakery.id),
    undo: ({ admin, bakery }) => admin('suspend', bakery.id, '--resume'),
  },
  {
    what: 'the partner is suspended',
    refusal: 'suspended',
    act: ({ admin, demo }) => admin('suspend', demo.partner.id),
    undo: ({ admin, demo }) => admin('suspend', demo.partner.id, '--resume'),
  },
  {
    what: 'the number is stopped',
    refusal: 'channel_not_running',
    act: (world, { channelId }) => setStatus(world, channelId, 'stopped'),
    undo: (world, { channelId }) => setStatus(world, channelId, 'running'),
  },
];

// Every test creates its own key, and restores the state of the client and the partner.
let world: World;
beforeAll(async () => {
  world = await startWorld({ nodes: 2 });
});
afterAll(() => world.stop());

test.for(ENDS)('$what: the next call on either server is refused, under flood', async ({ refusal, act, undo }) => {
  const key = await shareAndCreate(world);

  let told: Flood;
  try {
    told = await flood(world, key.secret, () => act(world, key));
  } finally {
    // The act is undone even after a failed flood, because the effects of the act would make the next tests fail too.
    await undo?.(world, key);
  }

  expect(accepted(told.before).length).toBeGreaterThanOrEqual(CALLS_BEFORE);
  expect(accepted(told.after)).toEqual([]);
  expect(told.after).toHaveLength(CALLS_AFTER);
  expect(new Set(told.after.map((each) => each.refusal))).toEqual(new Set([refusal]));
});

test('control: an act that ends nothing lets every call through, before it and after it', async () => {
  const key = await shareAndCreate(world);

  const told = await flood(world, key.secret, () => world.partner.channelKeys.rotate(key.id, { overlap: '1h' }));

  expect(accepted(told.before)).toHaveLength(told.before.length);
  expect(accepted(told.after)).toHaveLength(CALLS_AFTER);
});

test('control: with a cache before the look-up, calls get through after the key was revoked', async () => {
  const key = await shareAndCreate(world);
  using _cache = withCachedLookUps();

  const told = await flood(world, key.secret, () => world.partner.channelKeys.revoke(key.id));

  expect(accepted(told.after)).toHaveLength(CALLS_AFTER);
});

const accepted = (told: readonly Answer[]) => told.filter(({ status }) => status === 200);
