import { rounds } from '@chatelaine/tools/rounds';
import { expect, test } from 'vitest';
import { type Arena, openArena, raceAtOnce, surprises } from './support/arena.ts';
import { openBarrier, type Played, type Side } from './support/barrier.ts';
import { withoutHolding, withoutLocks } from './support/driver.ts';

interface Outcome {
  /** The errors of a round, one line each. */
  bad: string[];
  /** Whether all other sides waited in the database while the first side was held before its commit. */
  met: boolean;
  surprises: string[];
  created: number;
}

/** The order of the commits, and the way in which the client withdraws. */
interface Setting {
  isWithdrawalFirst: boolean;
  withdraw(): Promise<void>;
}

type Race = (sides: readonly Side<unknown>[]) => Promise<Played<unknown>>;

interface KeyRow {
  id: string;
  permission_id: string;
  is_after: boolean;
}

test('four creators beside a withdrawal leave no key that was made after it', {
  timeout: 600_000,
}, async () => {
  await using arena = await openArena();

  const isWithdrawalFirst = (round: number) => round % 4 >= 2;
  const played = await play(arena, rounds(4, 500), (round) => ({
    isWithdrawalFirst: isWithdrawalFirst(round),
    withdraw: round % 2 === 0 ? arena.takeBack : arena.withdrawAlone,
  }));

  report('with locks', played);
  expect(played.flatMap((each) => each.surprises)).toEqual([]);
  expect(played.every(({ met }) => met)).toBe(true);
  expect(badOf(played)).toEqual([]);
  // Both orders happened. In some rounds a key was created before the withdrawal. In the other rounds every creator
  // came too late.
  expect(played.map(({ created }) => created === 0)).toEqual(played.map((_, round) => isWithdrawalFirst(round)));
});

test('four creators and a withdrawal that start at once, in whatever order, end without a deadlock', {
  timeout: 600_000,
}, async () => {
  await using arena = await openArena();
  const outcomes: Outcome[] = [];
  for (let round = 0; round < rounds(4, 200); round++) {
    const withdraw = round % 2 === 0 ? arena.takeBack : arena.withdrawAlone;
    outcomes.push(await playRound(arena, raceAtOnce, { isWithdrawalFirst: round % 4 >= 2, withdraw }));
  }

  report('at once', outcomes);
  expect(outcomes.flatMap((each) => each.surprises)).toEqual([]);
  expect(badOf(outcomes)).toEqual([]);
});

test('control: without the locks, keys are made after the withdrawal', { timeout: 600_000 }, async () => {
  await using arena = await openArena();
  using _none = withoutLocks();

  const played = await play(arena, rounds(2, 30), (round) => ({
    isWithdrawalFirst: round % 2 === 0,
    withdraw: arena.takeBack,
  }));

  report('without locks', played);
  expect(badOf(played)).toHaveLength(played.length);
});

test('control: with no more hold on the permission than a foreign key has, keys are made after the withdrawal', {
  timeout: 600_000,
}, async () => {
  await using arena = await openArena();
  using _plain = withoutHolding();

  // With the lock of the foreign key alone, a withdrawal waits for a creator that comes first. But a creator that comes
  // after the withdrawal still creates its key.
  const played = await play(arena, rounds(2, 30), () => ({ isWithdrawalFirst: true, withdraw: arena.withdrawAlone }));

  report('with a foreign key alone', played);
  expect(badOf(played)).toHaveLength(played.length);
});

async function play(arena: Arena, count: number, set: (round: number) => Setting): Promise<Outcome[]> {
  await using barrier = await openBarrier(arena.services.url);
  const race: Race = (sides) => barrier.inTurn(/insert into "api_key"|update "permission"/, sides);
  const outcomes: Outcome[] = [];
  while (outcomes.length < count) outcomes.push(await playRound(arena, race, set(outcomes.length)));
  return outcomes;
}

async function playRound(arena: Arena, race: Race, { isWithdrawalFirst, withdraw }: Setting): Promise<Outcome> {
  await arena.share();
  const episode = await openEpisode(arena);
  const before = new Set((await keysOf(arena)).map(({ id }) => id));
  const known = new Set<string>();

  const late: PromiseSettledResult<unknown>[] = [];
  const withdrawing = async () => {
    await withdraw();
    // The withdrawal has answered. From now on no key may be created. A later key is an error, whatever creation date
    // it has.
    const [keys, tooLate] = await Promise.all([keysOf(arena), Promise.allSettled([arena.create()])]);
    for (const { id } of keys) known.add(id);
    late.push(...tooLate);
  };
  const creator = () => arena.create();
  const sides = isWithdrawalFirst
    ? [withdrawing, creator, creator, creator, creator]
    : [creator, withdrawing, creator, creator, creator];
  const { results, met } = await race(sides);
  const withdrawn = results[isWithdrawalFirst ? 0 : 1];
  if (withdrawn?.status === 'rejected') throw withdrawn.reason;

  const made = (await keysOf(arena)).filter(({ id }) => !before.has(id));
  const bad: string[] = [];
  if (late.some(({ status }) => status === 'fulfilled')) bad.push('a create that began after the withdrawal succeeded');
  for (const key of made) {
    if (key.permission_id !== episode) bad.push('a key of another episode');
    if (!known.has(key.id)) bad.push('a key saved after the withdrawal had answered');
    if (key.is_after) bad.push('a key with an instant after the withdrawal');
  }
  return { bad, met, surprises: surprises([...results, ...late], ['permission_missing']), created: made.length };
}

async function openEpisode({ services, channelId }: Arena): Promise<string> {
  const { rows } = await services.pool.query<{ id: string }>(
    'select id from permission where channel_id = $1 and withdrawn_at is null',
    [channelId],
  );
  if (rows.length !== 1 || rows[0] === undefined) throw new Error(`${rows.length} open episodes.`);
  return rows[0].id;
}

async function keysOf({ services, channelId }: Arena): Promise<KeyRow[]> {
  const text = `select k.id, k.permission_id, coalesce(k.created_at > e.withdrawn_at, false) as is_after
    from api_key k join permission e on e.id = k.permission_id where k.channel_id = $1 order by k.created_at desc limit 50`;
  return (await services.pool.query<KeyRow>(text, [channelId])).rows;
}

const badOf = (played: readonly Outcome[]) =>
  played.filter(({ bad }) => bad.length > 0).map(({ bad }) => bad.join('; '));

function report(what: string, played: readonly Outcome[]): void {
  const keys = played.reduce((sum, { created }) => sum + created, 0);
  console.log(
    `create versus withdraw, ${what}: ${badOf(played).length} bad of ${played.length} rounds, ${keys} keys made`,
  );
}
