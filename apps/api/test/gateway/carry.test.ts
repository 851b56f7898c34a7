import { expect, test } from 'vitest';
import { CARRY_TIMEOUT_MS } from '../../src/door/messaging/carry.ts';
import type { CarriedCall, Upstream } from '../../src/upstream/index.ts';
import { startWorld } from '../world/start-world.ts';

test('a carried call has sixty seconds', () => {
  expect(CARRY_TIMEOUT_MS).toBe(60_000);
});

test('an upstream that does not answer in time is 503, and is told to stop', async () => {
  let call: CarriedCall | undefined;
  await using door = await openDoor((carried) => {
    call = carried;
    return new Promise(() => {});
  }, 50);

  const answer = await door.send();

  expect([answer.status, answer.refusal]).toEqual([503, 'unavailable']);
  expect(answer.headers.get('retry-after')).not.toBeNull();
  expect(call?.signal.aborted).toBe(true);
});

test('what the upstream answers goes back as it is', async () => {
  const told = { error: { message: '(#131026) Message undeliverable', code: 131026 } };
  await using door = await openDoor(async () => ({ status: 400, body: { json: told } }), 60_000);

  const answer = await door.send();

  expect([answer.status, answer.refusal, answer.body]).toEqual([400, null, told]);
});

async function openDoor(upstream: Upstream, timeoutMs: number) {
  const world = await startWorld({ carriers: { carrierOf: () => upstream, timeoutMs } });
  const channelId = world.travel.channels[0]?.id ?? '';
  const key = await world.partner.channelKeys.create({ channelId, name: 'Prod server' });
  return { send: () => world.as(key).send({}), [Symbol.asyncDispose]: world.stop };
}
