import type { CreatedChannelKey } from '@chatelaine/shared';
import { rounds } from '@chatelaine/tools/rounds';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Answer } from '../world/answer.ts';
import { callerWith } from '../world/caller.ts';
import { type MovedClock, stillClock } from '../world/clock.ts';
import { startWorld, type World } from '../world/start-world.ts';
import { BARRIER, type Barrier, openBarrier } from './support/barrier.ts';
import { numberOf } from './support/first-key.ts';
import { startTwoProcesses, type TwoProcesses } from './support/two-processes.ts';

type Limit = 'perMinute' | 'perMonth';

const MINUTE_MS = 60_000;
const ROUNDS = rounds(2, 100);
// The number of calls is larger than the allowance, and larger than the number of connections of both processes.
const CALLS = rounds(70, 200);

// The file starts both processes once, because the start takes longer than a test. The clocks of the processes only go
// forward.
let world: World<MovedClock>;
let processes: TwoProcesses;
let barrier: Barrier;
const building = new AsyncDisposableStack();

beforeAll(async () => {
  world = building.use(await startWorld({ clock: stillClock() }));
  processes = building.use(await startTwoProcesses(world.databaseUrl, world.clock.now().getTime()));
  barrier = building.use(await openBarrier(world.databaseUrl));
  await world.share([numberOf(world.demo)]);
});
afterAll(() => building.disposeAsync());

test.each(['perMinute', 'perMonth'] as const)(
  `an allowance of 50 (%s) admits exactly 50 of ${CALLS} parallel calls on two processes, in every window, and none more after a rotation`,
  { timeout: 900_000 },
  async (limit) => {
    const desk = await openDesk(limit);

    const played: [admitted: number, afterRotation: number][] = [];
    while (played.length < ROUNDS) {
      await desk.nextWindow();
      const admitted = await desk.race(CALLS);
      await desk.rotate();
      played.push([admitted, await desk.race(20)]);
    }

    expect(played).toEqual(Array.from({ length: ROUNDS }, () => [50, 0]));
  },
);

test.each([
  [
    'perMinute',
    /w\.minute_calls < \$4/,
    `(select b.minute_calls from key_window b, ${BARRIER} where b.api_key_id = $$1) < $$4`,
  ],
  [
    'perMonth',
    /w\.month_calls < \$5/,
    `(select b.month_calls from key_window b, ${BARRIER} where b.api_key_id = $$1) < $$5`,
  ],
] as const)(
  'control: counted (%s) by reading first and writing then, two processes admit more than 50',
  { timeout: 300_000 },
  async (limit, held, read) => {
    const desk = await openDesk(limit);

    for (let round = 0; round < rounds(1, 30); round++) {
      await desk.nextWindow();
      expect(await desk.race(49)).toBe(49);
      await using _read = await processes.replace(held, read);
      expect(await barrier.meeting(5, () => desk.callAtOnce(20))).toBeGreaterThan(1);
    }
  },
);

/** Creates a key with an allowance of 50. Returns functions that use the key on both processes. */
async function openDesk(limit: Limit) {
  const { partner, clock } = world;
  const create = { channelId: numberOf(world.demo), name: 'Prod server', limits: { [limit]: 50 } };
  let key: CreatedChannelKey = await partner.channelKeys.create(create);
  return {
    /**
     * Sends many calls. As many calls as possible wait for the table of counts, and go on at the same time. Returns the
     * number of admitted calls.
     */
    race: async (calls: number) => countAdmitted(await barrier.rush('key_window', callsOf(key, calls))),
    callAtOnce: async (calls: number) => countAdmitted(await Promise.all(callsOf(key, calls).map((call) => call()))),
    rotate: async () => {
      key = await partner.channelKeys.rotate(key.id, { overlap: '0' });
    },
    /** Moves all clocks to the middle of the next minute or month. */
    async nextWindow() {
      const now = clock.now();
      const at = limit === 'perMinute' ? now.getTime() + MINUTE_MS : middleOfNextMonth(now);
      clock.pass(at - now.getTime());
      await processes.setClock(at);
    },
  };
}

const middleOfNextMonth = (now: Date): number => Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 15, 12);

/**
 * Returns calls with this key, half of them to each process. `whoami` needs only the key, so the calls compete for the
 * count alone.
 */
function callsOf(key: CreatedChannelKey, count: number): (() => Promise<Answer>)[] {
  const caller = callerWith({ baseUrl: processes.baseUrl, headers: () => world.as(key).headers() });
  return Array.from({ length: count }, (_, call) => () => caller.get('/v1/whoami', { node: call % 2 }));
}

function countAdmitted(answers: readonly Answer[]): number {
  const statuses = answers.map(({ status }) => status);
  expect(statuses.filter((status) => status !== 200 && status !== 429)).toEqual([]);
  return statuses.filter((status) => status === 200).length;
}
