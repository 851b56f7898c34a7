import { Chatelaine } from '@chatelaine/sdk';
import type { CreatedChannelKey } from '@chatelaine/shared';
import { expect, inject, test } from 'vitest';
import { copyWorld } from '../database.ts';
import { signInAt } from '../person-browser.ts';
import { BARRIER, meeting } from './support/barrier.ts';
import { startTwoProcesses, type TwoProcesses } from './support/two-processes.ts';

const MINUTE_MS = 60_000;
const START = Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS + 5_000;
const ROUNDS = 100;

test.each(['perMinute', 'perMonth'] as const)(
  'an allowance of 50 (%s) admits exactly 50 of 200 parallel calls on two processes, a hundred times, and none more after a rotation',
  { timeout: 300_000 },
  async (limit) => {
    await using desk = await openDesk(limit);

    const rounds: [admitted: number, afterRotation: number][] = [];
    for (let round = 0; round < ROUNDS; round++) {
      await desk.nextWindow(round);
      const admitted = await desk.race(200);
      await desk.rotate();
      rounds.push([admitted, await desk.race(20)]);
    }

    expect(rounds).toEqual(Array.from({ length: ROUNDS }, () => [50, 0]));
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
  { timeout: 120_000 },
  async (limit, held, read) => {
    await using desk = await openDesk(limit);
    await desk.nextWindow(0);
    const before = await desk.race(49);
    await desk.nodes.replace(held, read);

    const admitted = await desk.meeting(5, () => desk.race(20));

    expect(before).toBe(49);
    expect(admitted).toBeGreaterThan(1);
  },
);

/** A key with an allowance of 50, and both processes to use it on. */
async function openDesk(limit: 'perMinute' | 'perMonth') {
  const { partner, clients } = inject('demo');
  const client = clients[0];
  const channelId = client?.channels[0]?.id;
  if (client === undefined || channelId === undefined) throw new Error('The demo world has no number.');
  const databaseUrl = await copyWorld();
  const nodes = await startTwoProcesses(databaseUrl, START);
  const [baseUrl] = nodes.baseUrls;
  const chatelaine = new Chatelaine({ baseUrl, partnerKey: partner.partnerKey, maxRetries: 0 });
  const owner = await signInAt(baseUrl, client.user);
  await owner.share((await chatelaine.onboarding.start()).url, [channelId]);
  const create = { channelId, name: 'Prod server', limits: { [limit]: 50 } };
  let key: CreatedChannelKey = await chatelaine.channelKeys.create(create);
  return {
    nodes,
    meeting: <T>(count: number, act: () => Promise<T>) => meeting(databaseUrl, count, act),
    race: (calls: number) => race(nodes, key.secret, calls),
    rotate: async () => {
      key = await chatelaine.channelKeys.rotate(key.id, { overlap: '0' });
    },
    /** The clock stands inside the window of this round. */
    nextWindow: (round: number) =>
      nodes.setClock(limit === 'perMinute' ? START + round * MINUTE_MS : monthAfter(round)),
    [Symbol.asyncDispose]: () => nodes[Symbol.asyncDispose](),
  };
}

function monthAfter(months: number): number {
  const now = new Date(START);
  return Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1 + months, 15, 12);
}

async function race({ baseUrls }: TwoProcesses, secret: string, calls: number): Promise<number> {
  const headers = { 'content-type': 'application/json', 'd360-api-key': secret };
  const statuses = await Promise.all(
    Array.from({ length: calls }, async (_, call) => {
      // A call that needs nothing but the key: what races is the count.
      const answer = await fetch(`${baseUrls[call % 2 === 0 ? 0 : 1]}/v1/whoami`, { headers });
      await answer.arrayBuffer();
      return answer.status;
    }),
  );
  expect(statuses.filter((status) => status !== 200 && status !== 429)).toEqual([]);
  return statuses.filter((status) => status === 200).length;
}
