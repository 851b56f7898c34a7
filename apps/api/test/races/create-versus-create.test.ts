import { rounds } from '@chatelaine/tools/rounds';
import { expect, test } from 'vitest';
import { type Arena, openArena, surprises } from './support/arena.ts';
import { openBarrier } from './support/barrier.ts';
import { withoutLocks } from './support/driver.ts';
import { countWithoutEnd, dropIndex, liveSecrets } from './support/secrets.ts';

interface Outcome {
  isBad: boolean;
  /** Whether the second creator waited until the first one had committed. */
  met: boolean;
  surprises: string[];
}

test('500 rounds of two creators on one number leave one live key each', { timeout: 600_000 }, async () => {
  await using arena = await openArena();

  const played = await play(arena, rounds(30, 500));

  report('locks and index', played);
  expect(played.flatMap((each) => each.surprises)).toEqual([]);
  expect(played.every(({ met }) => met)).toBe(true);
  expect(countBad(played)).toBe(0);
});

test('the locks alone do it: 500 rounds without the unique index', { timeout: 600_000 }, async () => {
  await using arena = await openArena();
  await dropIndex(arena.house.pool);

  const played = await play(arena, rounds(30, 500));

  report('locks, no index', played);
  expect(played.flatMap((each) => each.surprises)).toEqual([]);
  expect(played.every(({ met }) => met)).toBe(true);
  expect(countBad(played)).toBe(0);
});

test('control: without locks and index, two creators leave two live keys', { timeout: 600_000 }, async () => {
  await using arena = await openArena();
  await dropIndex(arena.house.pool);
  using _none = withoutLocks();

  const played = await play(arena, rounds(5, 30));

  report('no locks, no index', played);
  expect(countBad(played)).toBe(played.length);
});

async function play(arena: Arena, count: number): Promise<Outcome[]> {
  await using barrier = await openBarrier(arena.house.url);
  await arena.share();
  const outcomes: Outcome[] = [];
  while (outcomes.length < count) {
    const create = () => arena.create();
    const { results, met } = await barrier.inTurn(/insert into "api_key"/, [create, create]);
    const [live, withoutEnd] = await Promise.all([liveSecrets(arena), countWithoutEnd(arena)]);
    // The key of the one who came second has ended the other.
    const [, second] = results;
    const isSecond = second?.status === 'fulfilled' && second.value.id === live[0]?.keyId;
    const isBad = live.length !== 1 || withoutEnd !== 1 || !isSecond;
    outcomes.push({ isBad, met, surprises: surprises(results, []) });
  }
  return outcomes;
}

const countBad = (played: readonly Outcome[]) => played.filter(({ isBad }) => isBad).length;

function report(what: string, played: readonly Outcome[]): void {
  console.log(`create versus create, ${what}: ${countBad(played)} bad of ${played.length} rounds`);
}
