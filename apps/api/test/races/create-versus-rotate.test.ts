import { OVERLAPS } from '@chatelaine/shared';
import { expect, test } from 'vitest';
import { rotateKey } from '../../src/api-key/rotate-key.ts';
import { unconfirmed } from '../../src/platform/confirm.ts';
import { type Arena, atSomeTurn, openArena, surprises } from './support/arena.ts';
import { withoutLocks } from './support/driver.ts';
import { countWithoutEnd, dropIndex, type LiveSecret, liveSecrets } from './support/secrets.ts';

interface Outcome {
  isBad: boolean;
  isRotated: boolean;
  surprises: string[];
}

test('500 rounds of a creator beside a rotation leave one secret without an end, and the declared overlap', {
  timeout: 240_000,
}, async () => {
  await using arena = await openArena();

  const rounds = await play(arena, 500);

  report('locks and index', rounds);
  expect(rounds.flatMap((each) => each.surprises)).toEqual([]);
  expect(countBad(rounds)).toBe(0);
  // Both came first in some rounds: a rotation after the creator is refused.
  expect(new Set(rounds.map(({ isRotated }) => isRotated))).toEqual(new Set([true, false]));
});

test('the locks alone do it: 500 rounds without the unique index', { timeout: 240_000 }, async () => {
  await using arena = await openArena();
  await dropIndex(arena.house.url);

  const rounds = await play(arena, 500);

  report('locks, no index', rounds);
  expect(rounds.flatMap((each) => each.surprises)).toEqual([]);
  expect(countBad(rounds)).toBe(0);
});

test('control: without locks and index, a creator beside a rotation leaves two secrets without an end', {
  timeout: 240_000,
}, async () => {
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
  for (let round = 0; round < count; round++) outcomes.push(await playRound(arena));
  return outcomes;
}

async function playRound(arena: Arena): Promise<Outcome> {
  // With no overlap: every round begins with one key that has one secret.
  const before = await arena.create();
  const input = { id: before.id, overlap: '1h' } as const;
  const rotate = () => rotateKey(arena.work(), arena.partner, { kind: 'channel', input, confirm: unconfirmed });

  const results = await Promise.allSettled([
    atSomeTurn(40, () => arena.create({ overlap: '1h' })),
    atSomeTurn(40, rotate),
  ]);

  const [live, withoutEnd] = await Promise.all([liveSecrets(arena), countWithoutEnd(arena)]);
  const [created, rotated] = results;
  const newest = created.status === 'fulfilled' ? created.value.id : null;
  return {
    isBad: withoutEnd !== 1 || !isAsDeclared(live, newest),
    isRotated: rotated.status === 'fulfilled',
    surprises: [...surprises([created], []), ...surprises([rotated], ['conflict'])],
  };
}

/** The new key's secret lives on; what it replaced, at most two secrets of one key, ends within the hour that was asked for. */
function isAsDeclared(live: readonly LiveSecret[], newest: string | null): boolean {
  const latest = Date.now() + OVERLAPS['1h'];
  const lasting = live.filter(({ endsAt }) => endsAt === null);
  const ending = live.filter(({ endsAt }) => endsAt !== null);
  const replacedKeys = new Set(ending.map(({ keyId }) => keyId));
  const endInTime = ending.every(({ endsAt }) => endsAt !== null && endsAt.getTime() <= latest);
  return (
    lasting.length === 1 && lasting[0]?.keyId === newest && replacedKeys.size === 1 && ending.length <= 2 && endInTime
  );
}

const countBad = (rounds: readonly Outcome[]) => rounds.filter(({ isBad }) => isBad).length;

function report(what: string, rounds: readonly Outcome[]): void {
  const rotated = rounds.filter(({ isRotated }) => isRotated).length;
  console.log(
    `create versus rotate, ${what}: ${countBad(rounds)} bad of ${rounds.length} rounds, ${rotated} rotations`,
  );
}
