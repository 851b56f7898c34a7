import { Chatelaine } from '@chatelaine/sdk';
import { expect, inject, test } from 'vitest';
import { CARRY_TIMEOUT_MS } from '../../src/gateway/index.ts';
import { createLog } from '../../src/platform/log.ts';
import { startServer } from '../../src/server.ts';
import type { CarriedCall, Upstream } from '../../src/upstream/index.ts';
import { copyWorld } from '../database.ts';
import { testConfig } from '../test-config.ts';

test('a carried call has sixty seconds', () => {
  expect(CARRY_TIMEOUT_MS).toBe(60_000);
});

test('an upstream that does not answer in time is 503, and is told to stop', async () => {
  let call: CarriedCall | undefined;
  await using door = await openDoor((_work, carried) => {
    call = carried;
    return new Promise(() => {});
  }, 50);

  const answer = await door.send();

  expect(answer.status).toBe(503);
  expect(answer.headers.get('x-refusal')).toBe('unavailable');
  expect(answer.headers.get('retry-after')).not.toBeNull();
  expect(call?.signal.aborted).toBe(true);
});

test('what the upstream answers goes back as it is', async () => {
  const told = { error: { message: '(#131026) Message undeliverable', code: 131026 } };
  await using door = await openDoor(async () => ({ status: 400, body: told }), 60_000);

  const answer = await door.send();

  expect(answer.status).toBe(400);
  expect(answer.headers.get('x-refusal')).toBeNull();
  await expect(answer.json()).resolves.toEqual(told);
});

async function openDoor(upstream: Upstream, timeoutMs: number) {
  const { partner, clients } = inject('demo');
  const options = { log: createLog('silent'), carriage: { carrierOf: () => upstream, timeoutMs } };
  const server = await startServer(testConfig({ databaseUrl: await copyWorld() }), options);
  const chatelaine = new Chatelaine({ baseUrl: server.baseUrl, partnerKey: partner.partnerKey });
  const shared = clients[1]?.channels[0]?.id ?? '';
  const { secret } = await chatelaine.channelKeys.create({ channelId: shared, name: 'Prod server' });
  const send = () =>
    fetch(`${server.baseUrl}/messages`, { method: 'POST', headers: { 'd360-api-key': secret }, body: '{}' });
  return { send, [Symbol.asyncDispose]: server.stop };
}
