import { expect, test } from 'vitest';
import { type Arena, atSomeTurn, openArena, surprises } from './support/arena.ts';
import { withoutLocks } from './support/driver.ts';
import { countWithoutEnd, dropIndex, liveSecrets } from './support/secrets.ts';

interface Outcome {
  isBad: boolean;
  surprises: string[];
}

test('500 rounds of two creators on one number leave one live key each', { timeout: 240_000 }, async () => {
  await using arena = await openArena();

  const rounds = await play(arena, 500);

  report('locks and index', rounds);
  expect(rounds.flatMap((each) => each.surprises)).toEqual([]);
  expect(countBad(rounds)).toBe(0);
});

test('the locks alone do it: 500 rounds without the unique index', { timeout: 240_000 }, async () => {
  await using arena = await openArena();
  await dropIndex(arena.house.url);

  const rounds = await play(arena, 500);

  report('locks, no index', rounds);
  expect(rounds.flatMap((each) => each.surprises)).toEqual([]);
  expect(countBad(rounds)).toBe(0);
});

test('control: without locks and index, two creators leave two live keys', { timeout: 240_000 }, async () => {
  await using arena = await openArena();
  await dropIndex(arena.house.url);
  using _none = withoutLocks();

  const rounds = await play(arena, 100);

  report('no locks, no index', rounds);
  expect(countBad(rounds)).toBeGreaterThan(0);
});

async function play(arena: Arena, count: number): Promise<Outcome[]> {
  await arena.share();
  const outcomes: Outcome[] = [];
  for (let round = 0; round < count; round++) {
    const results = await Promise.allSettled([
      atSomeTurn(40, () => arena.create()),
      atSomeTurn(40, () => arena.create()),
    ]);
    const [live, withoutEnd] = await Promise.all([liveSecrets(arena), countWithoutEnd(arena)]);
    const hasOneOfTheTwo = results.some(
      (result) => result.status === 'fulfilled' && result.value.id === live[0]?.keyId,
    );
    const isBad = live.length !== 1 || withoutEnd !== 1 || !hasOneOfTheTwo;
    outcomes.push({ isBad, surprises: surprises(results, []) });
  }
  return outcomes;
}

const countBad = (rounds: readonly Outcome[]) => rounds.filter(({ isBad }) => isBad).length;

function report(what: string, rounds: readonly Outcome[]): void {
  console.log(`create versus create, ${what}: ${countBad(rounds)} bad of ${rounds.length} rounds`);
}
