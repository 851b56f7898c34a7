import type { CreatedChannelKey } from '@chatelaine/shared';
import { rounds } from '@chatelaine/tools/rounds';
import { expect, test } from 'vitest';
import { type Arena, openArena, raceAtOnce, surprises } from './support/arena.ts';
import { openBarrier, type Played, type Side } from './support/barrier.ts';
import { withoutLocks } from './support/driver.ts';
import { countWithoutEnd, dropIndex, liveSecrets } from './support/secrets.ts';

type Create = Side<CreatedChannelKey>;

interface Outcome {
  isBad: boolean;
  live: number;
  /** Whether the second creator waited in the database while the first creator was held before its commit. */
  met: boolean;
  surprises: string[];
}

test('two creators on one number leave one live key each', { timeout: 600_000 }, async () => {
  await using arena = await openArena();

  const played = await play(arena, rounds(2, 500));

  report('locks and index', played);
  expect(played.flatMap((each) => each.surprises)).toEqual([]);
  expect(played.every(({ met }) => met)).toBe(true);
  expect(countBad(played)).toBe(0);
});

test('the locks alone do it, without the unique index', { timeout: 600_000 }, async () => {
  await using arena = await openArena();
  await dropIndex(arena.services.pool);

  const played = await play(arena, rounds(2, 500));

  report('locks, no index', played);
  expect(played.flatMap((each) => each.surprises)).toEqual([]);
  expect(played.every(({ met }) => met)).toBe(true);
  expect(countBad(played)).toBe(0);
});

test('two creators that start at once, in whatever order, end without a deadlock', { timeout: 600_000 }, async () => {
  await using arena = await openArena();
  await arena.share();
  const outcomes: Outcome[] = [];
  while (outcomes.length < rounds(4, 200)) outcomes.push(await playRound(arena, raceAtOnce));

  report('at once', outcomes);
  expect(outcomes.flatMap((each) => each.surprises)).toEqual([]);
  expect(countBad(outcomes)).toBe(0);
});

test('control: without locks and index, two creators leave two live keys', { timeout: 600_000 }, async () => {
  await using arena = await openArena();
  await dropIndex(arena.services.pool);
  using _none = withoutLocks();

  const played = await play(arena, rounds(1, 30));

  report('no locks, no index', played);
  expect(played.flatMap((each) => each.surprises)).toEqual([]);
  // Both creators must succeed. With a failed creator there would be one live key, and the round would be bad for a
  // reason that has nothing to do with the locks.
  expect(played.map(({ live }) => live)).toEqual(played.map(() => 2));
  expect(countBad(played)).toBe(played.length);
});

async function play(arena: Arena, count: number): Promise<Outcome[]> {
  await using barrier = await openBarrier(arena.services.url);
  await arena.share();
  const outcomes: Outcome[] = [];
  while (outcomes.length < count) {
    const race = (sides: readonly Create[]) => barrier.inTurn(/insert into "api_key"/, sides);
    outcomes.push(await playRound(arena, race));
  }
  return outcomes;
}

async function playRound(arena: Arena, race: (sides: readonly Create[]) => Promise<Played<CreatedChannelKey>>) {
  const create = () => arena.create();
  const { results, met } = await race([create, create]);
  const [live, withoutEnd] = await Promise.all([liveSecrets(arena), countWithoutEnd(arena)]);
  // The second creator's key ends the first creator's key. When both creators start at once, either one can be the
  // second.
  const canBeSecond = race === raceAtOnce ? results : results.slice(1);
  const isSecond = canBeSecond.some((each) => each.status === 'fulfilled' && each.value.id === live[0]?.keyId);
  const isBad = live.length !== 1 || withoutEnd !== 1 || !isSecond;
  return { isBad, live: live.length, met, surprises: surprises(results, []) };
}

const countBad = (played: readonly Outcome[]) => played.filter(({ isBad }) => isBad).length;

function report(what: string, played: readonly Outcome[]): void {
  console.log(`create versus create, ${what}: ${countBad(played)} bad of ${played.length} rounds`);
}
