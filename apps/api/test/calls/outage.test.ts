import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { makeKey } from '../doors/support/running-channel.ts';
import { startAwayWorld } from '../outage/away-world.ts';
import { startWorld } from '../world/start-world.ts';
import { askFor, requestIdOf } from './stage.ts';

// The timer that writes the calls to the database is a fake timer. It runs only when a test moves it.
beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }));
afterEach(() => void vi.useRealTimers());

test('refusals from before an outage of the database are found when it is back', async () => {
  await using world = await startAwayWorld();
  const key = await makeKey(world);
  await world.partner.channelKeys.revoke(key.id);
  const refused = await world.as(key).send();
  const count = async () => (await world.sql('select from kept_call')).length;

  await world.proxy.cut();
  vi.advanceTimersByTime(15_000);
  // The key cannot be found during the outage, so this call belongs to no known key.
  const during = await world.as(key).send();
  const whileAway = await count();
  await world.proxy.restore();
  const after = await world.as(key).send();
  await world.nodes[0].stop();

  expect([refused, during, after].map(({ refusal }) => refusal)).toEqual(['revoked', 'unavailable', 'revoked']);
  expect(whileAway).toBe(0);
  const ids = (await world.sql<{ request_id: string }>('select request_id from kept_call')).map(
    (row) => row.request_id,
  );
  expect(ids.sort()).toEqual([refused, after].map(requestIdOf).sort());
});

test('a call that one server refused is found at another server after the first has stopped', async () => {
  await using world = await startWorld({ nodes: 2 });
  const key = await makeKey(world);
  await world.partner.channelKeys.revoke(key.id);
  const refused = await world.as(key).send(undefined, { node: 1 });
  const owner = world.as(world.demo.partner.partnerKey);
  const before = await askFor(owner, requestIdOf(refused));

  await world.nodes[1]?.stop();

  expect(before.isKept).toBe(false);
  expect(await askFor(owner, requestIdOf(refused))).toMatchObject({ isKept: true, call: { outcome: 'revoked' } });
});

test('with a share of 0 no accepted call is kept, and with a share of 1 every one', async () => {
  const keptWith = async (callsSample: number) => {
    await using world = await startWorld({ config: { callsSample } });
    const key = await makeKey(world);
    for (let call = 0; call < 5; call++) expect((await world.as(key).send()).status).toBe(200);
    await world.nodes[0].stop();
    const rows = await world.sql('select from kept_call where api_key_id = $1 and outcome = $2', [key.id, 'ok']);
    return rows.length;
  };

  expect([await keptWith(0), await keptWith(1)]).toEqual([0, 5]);
});
