import { ApiError } from '@chatelaine/sdk';
import { rounds } from '@chatelaine/tools/rounds';
import { expect, test } from 'vitest';
import { startWorld } from '../world/start-world.ts';
import { openBarrier } from './support/barrier.ts';
import { numberOf, shareAndCreate } from './support/first-key.ts';

const ROUNDS = rounds(2, 30);

test('one Idempotency-Key sent eight times at once on two servers makes one key, and the others are told its id', {
  timeout: 300_000,
}, async () => {
  await using world = await startWorld({ nodes: 2 });
  await using barrier = await openBarrier(world.databaseUrl);
  const channelId = numberOf(world.demo);
  const create = async (call: number, idempotencyKey: string, name = 'Prod server') => {
    const { channelKeys } = (world.nodes[call % 2] ?? world).partner;
    return await channelKeys.create({ channelId, name }, { idempotencyKey });
  };
  const ids = [(await shareAndCreate(world)).id];
  let secret = '';

  for (let round = 0; round < ROUNDS; round++) {
    const calls = Array.from({ length: 8 }, (_, call) => () => create(round + call, `order-${round}`));
    const { results, met } = await barrier.inTurn(/insert into platform.idempotency/, calls);

    expect(met).toBe(true);
    const made = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    const refusals = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
    const [key] = made;
    expect(made).toHaveLength(1);
    expect(refusals).toHaveLength(7);
    for (const refusal of refusals)
      expect(refusal).toMatchObject({ code: 'already_created', status: 409, resourceId: key?.id });
    expect(refusals.every((refusal) => refusal instanceof ApiError)).toBe(true);
    ids.unshift(key?.id ?? '');
    secret = key?.secret ?? '';
  }

  const keys = await world.partner.channelKeys.list({ channelId, limit: 200 }).toArray({ limit: 200 });
  expect(keys.map(({ id }) => id)).toEqual(ids);
  expect((await world.as(secret).send(undefined, { node: 1 })).status).toBe(200);

  // The same Idempotency-Key with another body is a mistake of the caller.
  await expect(create(1, 'order-0', 'Another name')).rejects.toMatchObject({
    code: 'idempotency_mismatch',
    status: 422,
  });
});

test('control: eight different Idempotency-Keys make eight keys', async () => {
  await using world = await startWorld();
  const channelId = numberOf(world.demo);
  await shareAndCreate(world);
  const { channelKeys } = world.partner;

  const made = await Promise.all(
    Array.from({ length: 8 }, (_, call) =>
      channelKeys.create({ channelId, name: 'Prod server' }, { idempotencyKey: `order-${call}` }),
    ),
  );

  expect(new Set(made.map(({ id }) => id)).size).toBe(8);
});
