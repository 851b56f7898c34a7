import { expect, test } from 'vitest';
import { record } from '../../src/event/index.ts';
import { transaction } from '../../src/platform/work.ts';
import { misfitsIn } from './recorded-data.ts';
import { startWorld } from './start-world.ts';

test.each([
  ['as it should be', 'webhook.set', { host: 'a.example' }, 0],
  ['a field is missing', 'webhook.set', {}, 1],
  ['a field too many', 'client.connected', { secret: 'x' }, 1],
  ['a type that there is not', 'moon.landed', {}, 1],
  ['the data of another type', 'api_key.rotated', { name: 'x', reason: 'revoked', kind: 'channel' }, 1],
])('%s', (_, type, data, misfits) => {
  expect(misfitsIn([{ id: 'evt_1', type, data }])).toHaveLength(misfits);
});

test('a world whose servers recorded what does not fit its type does not end well', async () => {
  const world = await startWorld();
  // The compiler cannot check a value that `JSON.parse` returns. Here the data has a field `address` in place of
  // `host`.
  const told: { host: string } = JSON.parse('{"address":"a.example"}');
  await transaction(world.services.beginWork(), async (tx) =>
    record(tx, { kind: 'system', id: null, account: null }, { type: 'webhook.set', data: told }),
  );

  await expect(world.stop()).rejects.toThrow('webhook.set {"address":"a.example"}');
});
