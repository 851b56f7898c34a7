import { ApiError } from '@chatelaine/sdk';
import { expect, test } from 'vitest';
import { shareAndCreate, startNodes } from './support/nodes.ts';

test('one Idempotency-Key sent eight times at once on two servers makes one key, and the others are told its id', async () => {
  await using nodes = await startNodes();
  const { channelId } = nodes.client;
  const before = await shareAndCreate(nodes);
  const create = (call: number, idempotencyKey: string, name = 'Prod server') =>
    (call % 2 === 0 ? nodes.first : nodes.second).partner.channelKeys.create({ channelId, name }, { idempotencyKey });

  const results = await Promise.allSettled(
    Array.from({ length: 8 }, async (_, call) => await create(call, 'order-4711')),
  );

  const made = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  const refusals = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
  const [key] = made;
  expect(made).toHaveLength(1);
  expect(refusals).toHaveLength(7);
  for (const refusal of refusals)
    expect(refusal).toMatchObject({ code: 'already_created', status: 409, resourceId: key?.id });
  expect(refusals.every((refusal) => refusal instanceof ApiError)).toBe(true);
  const keys = await nodes.first.partner.channelKeys.list({ channelId, limit: 200 }).toArray({ limit: 200 });
  expect(keys.map(({ id }) => id)).toEqual([key?.id, before.id]);
  expect((await nodes.second.send(key?.secret ?? '')).status).toBe(200);

  // The same key with another body is somebody's mistake.
  await expect(create(1, 'order-4711', 'Another name')).rejects.toMatchObject({
    code: 'idempotency_mismatch',
    status: 422,
  });
});

test('control: eight different Idempotency-Keys make eight keys', async () => {
  await using nodes = await startNodes();
  const { channelId } = nodes.client;
  await shareAndCreate(nodes);
  const { channelKeys } = nodes.first.partner;

  const made = await Promise.all(
    Array.from({ length: 8 }, (_, call) =>
      channelKeys.create({ channelId, name: 'Prod server' }, { idempotencyKey: `order-${call}` }),
    ),
  );

  expect(new Set(made.map(({ id }) => id)).size).toBe(8);
});
