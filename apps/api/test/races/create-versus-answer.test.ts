import { ApiError } from '@chatelaine/sdk';
import type { ChannelKey } from '@chatelaine/shared';
import { rounds } from '@chatelaine/tools/rounds';
import { expect, test } from 'vitest';
import { startWorld, type World } from '../world/start-world.ts';
import { type Barrier, openBarrier } from './support/barrier.ts';
import { withoutLocks } from './support/driver.ts';
import { numberOf } from './support/first-key.ts';
import { dropIndex } from './support/secrets.ts';

interface Outcome {
  bad: string[];
  /** Whether all other sides waited in the database while the first side was held before its commit. */
  met: boolean;
  created: number;
  surprises: string[];
}

test('over HTTP, on two servers: nothing is created once the withdrawal has answered', {
  timeout: 300_000,
}, async () => {
  await using world = await startWorld({ nodes: 2 });

  const played = await play(world, rounds(2, 30), (round) => round % 2 === 1);

  report('with locks', played);
  expect(played.flatMap((each) => each.surprises)).toEqual([]);
  expect(played.every(({ met }) => met)).toBe(true);
  expect(played.flatMap((each) => each.bad)).toEqual([]);
  // In every second round the withdrawal comes first. No key is created in these rounds.
  expect(played.map(({ created }) => created === 0)).toEqual(played.map((_, round) => round % 2 === 1));
});

test('control: without the locks, keys are created after the withdrawal has answered', {
  timeout: 300_000,
}, async () => {
  await using world = await startWorld({ nodes: 2 });
  await dropIndex(world.services.pool);
  using _none = withoutLocks();

  // The creator comes first: its key is not committed yet when the withdrawal answers. In the other order no key can be
  // created after the answer.
  const played = await play(world, rounds(1, 30), () => false);

  report('without locks', played);
  expect(played.filter(({ bad }) => bad.length > 0)).toHaveLength(played.length);
});

async function play(world: World, count: number, isWithdrawalFirst: (round: number) => boolean): Promise<Outcome[]> {
  await using barrier = await openBarrier(world.databaseUrl);
  const outcomes: Outcome[] = [];
  while (outcomes.length < count) outcomes.push(await playRound(world, barrier, isWithdrawalFirst(outcomes.length)));
  return outcomes;
}

async function playRound(world: World, barrier: Barrier, isWithdrawalFirst: boolean): Promise<Outcome> {
  const channelId = numberOf(world.demo);
  await world.share([channelId]);
  const answer = await prepareWithdrawal(world);
  const made: string[] = [];
  const creator = (node: number) => async () => {
    const key = await world.nodes[node]?.partner.channelKeys.create({ channelId, name: 'Racer' });
    made.push(key?.id ?? '');
  };
  const known = new Set<string>();
  const late: PromiseSettledResult<unknown>[] = [];
  const withdraw = async () => {
    await answer();
    // The withdrawal has answered. The keys that the list shows now were created before the answer. All keys that
    // appear later were created after the answer, which must not happen.
    const [keys, tooLate] = await Promise.all([listKeys(world), Promise.allSettled([creator(0)()])]);
    for (const { id } of keys) known.add(id);
    late.push(...tooLate);
  };
  const beginning = isWithdrawalFirst ? [withdraw, creator(0)] : [creator(0), withdraw];
  const sides = [...beginning, creator(1), creator(0), creator(1)];
  const { results, met } = await barrier.inTurn<void>(/insert into "api_key"|update "permission"/, sides);
  const withdrawn = results[isWithdrawalFirst ? 0 : 1];
  if (withdrawn?.status === 'rejected') throw withdrawn.reason;

  const bad = made.filter((id) => !known.has(id)).map(() => 'a key created after the withdrawal had answered');
  if (late.some(({ status }) => status === 'fulfilled')) bad.push('a create sent after the withdrawal had answered');
  const live = (await listKeys(world)).filter(({ status }) => status === 'live');
  if (live.length > 0) bad.push('a live key under an ended permission');
  return { bad, met, created: made.length, surprises: surprisesOf([...results, ...late]) };
}

/**
 * Opens the page before the race, so that only the answer is part of the race. Returns a function that sends the
 * answer.
 */
async function prepareWithdrawal({ partner, bakery, demo, as }: World): Promise<() => Promise<unknown>> {
  const owner = as(bakery.user);
  const asked = await owner.question((await partner.onboarding.start()).url);
  if (asked.step !== 'choose') throw new Error(`The page asks ${asked.step}, not for numbers.`);
  const { requestId } = asked;
  const withdraw = [numberOf(demo)];
  return () => owner.answer({ requestId, decision: 'save', clientId: bakery.id, grant: [], withdraw, keep: [] });
}

function listKeys({ nodes, partner, demo }: World): Promise<ChannelKey[]> {
  const { channelKeys } = nodes[1]?.partner ?? partner;
  return channelKeys.list({ channelId: numberOf(demo), limit: 20 }).toArray({ limit: 20 });
}

function surprisesOf(results: readonly PromiseSettledResult<unknown>[]): string[] {
  const reasons = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
  return reasons.filter((reason) => !(reason instanceof ApiError && reason.code === 'permission_missing')).map(String);
}

function report(what: string, played: readonly Outcome[]): void {
  const bad = played.filter((each) => each.bad.length > 0).length;
  const keys = played.reduce((sum, { created }) => sum + created, 0);
  console.log(`create versus withdraw over HTTP, ${what}: ${bad} bad of ${played.length} rounds, ${keys} keys made`);
}
