import { OVERLAPS, type Overlap } from '@chatelaine/shared';
import { rounds } from '@chatelaine/tools/rounds';
import { expect, test } from 'vitest';
import { type Arena, openArena, raceAtOnce, surprises } from './support/arena.ts';
import { openBarrier, type Played, type Side } from './support/barrier.ts';
import { withoutLocks } from './support/driver.ts';
import { countWithoutEnd, dropIndex, type LiveSecret, liveSecrets } from './support/secrets.ts';

// Each overlap is tried twice: with the rotation first, and with the rotation second.
const OVERLAPS_TRIED: readonly Overlap[] = ['1h', '1h', '0', '0'];

type Race = (sides: readonly Side<{ id: string }>[]) => Promise<Played<{ id: string }>>;

interface Outcome {
  isBad: boolean;
  withoutEnd: number;
  /** Whether the second side waited in the database while the first side was held before its commit. */
  met: boolean;
  isRotated: boolean;
  surprises: string[];
}

test('a creator beside a rotation leaves one secret without an end, and the declared overlap', {
  timeout: 600_000,
}, async () => {
  await using arena = await openArena();

  const played = await play(arena, rounds(2, 500));

  report('locks and index', played);
  expectGood(played);
});

test('the locks alone do it, without the unique index', { timeout: 600_000 }, async () => {
  await using arena = await openArena();
  await dropIndex(arena.services.pool);

  const played = await play(arena, rounds(2, 500));

  report('locks, no index', played);
  expectGood(played);
});

test('a creator and a rotation that start at once, in whatever order, end without a deadlock', {
  timeout: 600_000,
}, async () => {
  await using arena = await openArena();
  await arena.share();
  const outcomes: Outcome[] = [];
  // Without an overlap the creator also writes the rows of the keys that it ends. Only in these rounds can the creator
  // and the rotation wait for each other (a deadlock).
  for (let round = 0; round < rounds(4, 200); round++)
    outcomes.push(await playRound(arena, raceAtOnce, round % 2 === 0, OVERLAPS_TRIED[round % 4]));

  report('at once', outcomes);
  expect(outcomes.flatMap((each) => each.surprises)).toEqual([]);
  expect(countBad(outcomes)).toBe(0);
});

test('control: without locks and index, a creator beside a rotation leaves two secrets without an end', {
  timeout: 600_000,
}, async () => {
  await using arena = await openArena();
  await dropIndex(arena.services.pool);
  using _none = withoutLocks();

  const played = await play(arena, rounds(1, 30));

  report('no locks, no index', played);
  expect(played.flatMap((each) => each.surprises)).toEqual([]);
  // Both sides must succeed. With a failed side there would be one secret without an end, and the round would be bad
  // for a reason that has nothing to do with the locks.
  expect(played.map(({ withoutEnd }) => withoutEnd)).toEqual(played.map(() => 2));
  expect(countBad(played)).toBe(played.length);
});

function expectGood(played: readonly Outcome[]): void {
  expect(played.flatMap((each) => each.surprises)).toEqual([]);
  expect(played.every(({ met }) => met)).toBe(true);
  expect(countBad(played)).toBe(0);
  // The rotation comes first in every second round. In the other rounds the rotation comes after the creator and is
  // refused.
  expect(played.map(({ isRotated }) => isRotated)).toEqual(played.map((_, round) => round % 2 === 0));
}

async function play(arena: Arena, count: number): Promise<Outcome[]> {
  await using barrier = await openBarrier(arena.services.url);
  await arena.share();
  const race: Race = (sides) => barrier.inTurn(/insert into "api_key_secret"/, sides);
  const outcomes: Outcome[] = [];
  while (outcomes.length < count) outcomes.push(await playRound(arena, race, outcomes.length % 2 === 0));
  return outcomes;
}

async function playRound(
  arena: Arena,
  race: Race,
  isRotationFirst: boolean,
  overlap: Overlap = '1h',
): Promise<Outcome> {
  // This key is created without an overlap, so every round begins with one key that has one secret.
  const before = await arena.create();
  const create = () => arena.create({ overlap });
  const rotate = () => arena.rotate(before.id);
  const sides = isRotationFirst ? [rotate, create] : [create, rotate];

  const { results, met } = await race(sides);

  const [live, withoutEnd] = await Promise.all([liveSecrets(arena), countWithoutEnd(arena)]);
  const [rotated, created] = isRotationFirst ? results : results.toReversed();
  if (rotated === undefined || created === undefined) throw new Error('A race has two sides.');
  const newest = created.status === 'fulfilled' ? created.value.id : null;
  return {
    isBad: withoutEnd !== 1 || !isAsDeclared(live, newest, overlap),
    withoutEnd,
    met,
    isRotated: rotated.status === 'fulfilled',
    surprises: [...surprises([created], []), ...surprises([rotated], ['conflict'])],
  };
}

/**
 * Checks the secrets after a round. The new key's secret has no end date. The replaced key has at most two secrets.
 * With the overlap of an hour these secrets end within the hour, and without an overlap they have ended already.
 */
function isAsDeclared(live: readonly LiveSecret[], newest: string | null, overlap: Overlap): boolean {
  if (overlap === '0') return live.length === 1 && live[0]?.keyId === newest;
  const latest = Date.now() + OVERLAPS['1h'];
  const lasting = live.filter(({ endsAt }) => endsAt === null);
  const ending = live.filter(({ endsAt }) => endsAt !== null);
  const replacedKeys = new Set(ending.map(({ keyId }) => keyId));
  const endInTime = ending.every(({ endsAt }) => endsAt !== null && endsAt.getTime() <= latest);
  return (
    lasting.length === 1 && lasting[0]?.keyId === newest && replacedKeys.size === 1 && ending.length <= 2 && endInTime
  );
}

const countBad = (played: readonly Outcome[]) => played.filter(({ isBad }) => isBad).length;

function report(what: string, played: readonly Outcome[]): void {
  const rotated = played.filter(({ isRotated }) => isRotated).length;
  console.log(
    `create versus rotate, ${what}: ${countBad(played)} bad of ${played.length} rounds, ${rotated} rotations`,
  );
}
