import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { World } from '../world/start-world.ts';
import { startAwayWorld } from './away-world.ts';
import { callsAt } from './calls.ts';

// The timer that writes usage is fake, so the test decides when the timer fires.
beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }));
afterEach(() => void vi.useRealTimers());

test('calls that were counted when the database went away are written when it is back', async () => {
  await using world = await startAwayWorld();
  const { proxy } = world;
  const [message] = await callsAt(world);
  for (let call = 0; call < 7; call++) expect((await message?.send())?.status).toBe(200);

  await proxy.cut();
  vi.advanceTimersByTime(15_000);
  expect((await message?.send())?.status).toBe(503);
  const whileAway = await messagesOf(world);
  await proxy.restore();
  expect((await message?.send())?.status).toBe(200);
  await world.nodes[0].stop();

  expect(whileAway).toBe(0);
  expect(await messagesOf(world)).toBe(8);
});

/** Returns the number of successful calls with channel keys from the table `usage`. */
async function messagesOf({ sql }: World): Promise<number> {
  const [sum] = await sql<{ calls: number }>(
    `select coalesce(sum(u.calls), 0)::int as calls from usage u join api_key k on k.id = u.api_key_id
     where k.kind = 'channel' and u.outcome = 'ok'`,
  );
  return sum?.calls ?? 0;
}
