import { rounds } from '@chatelaine/tools/rounds';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeKey } from '../doors/support/running-channel.ts';
import { resultOf } from '../world/answer.ts';
import { startWorld, type World } from '../world/start-world.ts';

const ROUNDS = rounds(3, 60);

let world: World;
beforeAll(async () => {
  world = await startWorld({ nodes: 2 });
});
afterAll(() => world.stop());

interface Link {
  before: Record<string, unknown>;
  after: Record<string, unknown>;
}

const chainOf = async (subjectId: string, type: string): Promise<Link[]> =>
  (
    await world.sql<{ data: Link }>('select data from event where subject_id = $1 and type = $2 order by at, id', [
      subjectId,
      type,
    ])
  ).map(({ data }) => data);

/** Lists the fields whose `before` value differs from the `after` value of the previous event. */
function breaks(chain: readonly Link[]): unknown[] {
  return chain.flatMap(({ before }, at) => {
    const left = at === 0 ? before : (chain[at - 1] as Link).after;
    return Object.keys(before).flatMap((field) =>
      field in left && JSON.stringify(left[field]) !== JSON.stringify(before[field]) ? [[at, field]] : [],
    );
  });
}

test(`settings that are changed on two servers at once, ${ROUNDS} times: each event begins where the last one ended`, async () => {
  const key = world.as(world.demo.partner.partnerKey);
  for (let round = 0; round < ROUNDS; round += 1) {
    const change = (node: number) =>
      key.change(
        'settings.update',
        { clientsMayWithdraw: (round + node) % 2 === 0, requireSignature: node === 1 },
        { node },
      );
    for (const answer of await Promise.all([change(0), change(1)])) resultOf(answer);
  }

  const chain = await chainOf(world.demo.partner.id, 'settings.updated');
  expect(chain.length).toBeGreaterThan(ROUNDS);
  expect(breaks(chain)).toEqual([]);
  const stored = resultOf<Record<string, unknown>>(await key.ask('settings.get'));
  expect(stored).toMatchObject({ requireSignature: chain.at(-1)?.after.requireSignature });
});

test(`a key that is changed on two servers at once, ${ROUNDS} times: the same`, async () => {
  const { id } = await makeKey(world, { name: 'Changed' });
  const key = world.as(world.demo.partner.partnerKey);
  for (let round = 0; round < ROUNDS; round += 1) {
    const change = (node: number) =>
      key.change(
        'channelKeys.edit',
        { id, name: `Name ${round} ${node}`, limits: { perMinute: 1_000 - round * 2 - node } },
        { node },
      );
    for (const answer of await Promise.all([change(0), change(1)])) expect([200, 403]).toContain(answer.status);
  }

  expect(breaks(await chainOf(id, 'api_key.edited'))).toEqual([]);
});

test('a change that changes nothing is no event', async () => {
  const key = world.as(world.demo.partner.partnerKey);
  const { requireSignature } = resultOf<{ requireSignature: boolean }>(await key.ask('settings.get'));
  const before = (await chainOf(world.demo.partner.id, 'settings.updated')).length;

  resultOf(await key.change('settings.update', { requireSignature }));

  expect((await chainOf(world.demo.partner.id, 'settings.updated')).length).toBe(before);
});
