import { rounds } from '@chatelaine/tools/rounds';
import { expect, test } from 'vitest';
import { outcomeOf } from '../world/answer.ts';
import type { Invited } from '../world/people.ts';
import { startWorld, type World } from '../world/start-world.ts';
import { type Barrier, openBarrier } from './support/barrier.ts';
import { withoutLocks } from './support/driver.ts';

type Race = (world: World, barrier: Barrier, round: number) => Promise<{ met: boolean; outcomes: unknown[] }>;

const RACES: [string, Race, { fair: unknown[]; control: unknown[] }, number][] = [
  [
    'two owners who give up the role at once: one stays',
    demoteBoth,
    { fair: [200, 'conflict'], control: [200, 200] },
    0,
  ],
  ['one gives up the role, one leaves: one stays', demoteAndLeave, { fair: [200, 'conflict'], control: [200, 200] }, 0],
  [
    'the ownership goes to one of two, not to both',
    handOverTwice,
    { fair: [200, 'not_allowed'], control: [200, 200] },
    2,
  ],
];

// Each round invites two or three people, and each sign-up hashes a password. So a test takes several seconds.
test.each(RACES)('%s', { timeout: 300_000 }, async (_what, race, { fair }) => {
  await using world = await startWorld({ nodes: 2 });
  await using barrier = await openBarrier(world.databaseUrl);

  for (let round = 0; round < rounds(2, 20); round++) {
    expect(await race(world, barrier, round)).toEqual({ met: true, outcomes: fair });
    expect(await ownersOf(world, round)).toBe(1);
  }
});

test.each(RACES)('control, without the locks: %s', { timeout: 300_000 }, async (_what, race, { control }, owners) => {
  await using world = await startWorld({ nodes: 2 });
  await using barrier = await openBarrier(world.databaseUrl);
  using _none = withoutLocks();

  expect(await race(world, barrier, 0)).toMatchObject({ outcomes: control });
  expect(await ownersOf(world, 0)).toBe(owners);
});

const nameOf = (round: number) => `Twins ${round}`;

async function ownersOf(world: World, round: number): Promise<number> {
  const rows = await world.sql(
    "select from person_role r join client c on c.id = r.account_id where c.name = $1 and r.role = 'owner'",
    [nameOf(round)],
  );
  return rows.length;
}

/** Creates a client with these people. */
async function shopOf(world: World, round: number, roles: readonly string[]): Promise<Invited[]> {
  const { id } = await world.admin<{ id: string }>('client', 'add', '--name', nameOf(round));
  const people: Invited[] = [];
  for (const [at, role] of roles.entries())
    people.push(await world.invite(id, `p${at}-${round}@twins.example`, { role }));
  return people;
}

const UPDATE = /update person_role set role/;

async function play(barrier: Barrier, sides: readonly (() => Promise<unknown>)[]) {
  const { results, met } = await barrier.inTurn(UPDATE, sides);
  return { met, outcomes: results.map((result) => (result.status === 'fulfilled' ? result.value : result.reason)) };
}

async function demoteBoth(world: World, barrier: Barrier, round: number) {
  const people = await shopOf(world, round, ['owner', 'owner']);
  const give = (at: number) => async () => {
    const person = people[at];
    if (person === undefined) throw new Error('There are two owners.');
    const input = { id: person.id, role: 'member' };
    return outcomeOf(await person.change('people.changeRole', input, { node: at }));
  };
  const first = round % 2;
  return play(barrier, [give(first), give(1 - first)]);
}

async function demoteAndLeave(world: World, barrier: Barrier, round: number) {
  const [one, other] = await shopOf(world, round, ['owner', 'owner']);
  if (one === undefined || other === undefined) throw new Error('There are two owners.');
  return play(barrier, [
    async () => outcomeOf(await one.change('people.changeRole', { id: one.id, role: 'admin' })),
    async () => outcomeOf(await other.change('people.remove', { id: other.id }, { node: 1 })),
  ]);
}

async function handOverTwice(world: World, barrier: Barrier, round: number) {
  const [owner, ...heirs] = await shopOf(world, round, ['owner', 'member', 'admin']);
  if (owner === undefined) throw new Error('There is an owner.');
  const sides: (() => Promise<unknown>)[] = [];
  for (const [node, { id }] of heirs.entries()) {
    const { header: code } = await world.code(owner, 'people.handOver', { id });
    sides.push(async () => outcomeOf(await owner.change('people.handOver', { id }, { code, node })));
  }
  return play(barrier, sides);
}
