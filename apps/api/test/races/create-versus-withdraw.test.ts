import { expect, test } from 'vitest';
import { type Arena, atSomeTurn, openArena, surprises } from './support/arena.ts';
import { withoutHolding, withoutLocks } from './support/driver.ts';

interface Outcome {
  /** What went wrong in a round, one line each. */
  bad: string[];
  surprises: string[];
  created: number;
}

interface KeyRow {
  id: string;
  permission_id: string;
  is_after: boolean;
}

test('500 rounds of four creators beside a withdrawal leave no key that was made after it', {
  timeout: 240_000,
}, async () => {
  await using arena = await openArena();

  const rounds = await play(arena, 500, (round) => (round % 2 === 0 ? arena.takeBack() : arena.withdrawAlone()));

  report('with locks', rounds);
  expect(rounds.flatMap((each) => each.surprises)).toEqual([]);
  expect(badOf(rounds)).toEqual([]);
  // Both orders happened: keys were made before a withdrawal, and creators came too late.
  const sum = rounds.reduce((all, { created }) => all + created, 0);
  expect(sum).toBeGreaterThan(100);
  expect(sum).toBeLessThan(500 * 4);
});

test('control: without the locks, keys are made after the withdrawal', { timeout: 240_000 }, async () => {
  await using arena = await openArena();
  using _none = withoutLocks();

  const rounds = await play(arena, 200, () => arena.takeBack());

  report('without locks', rounds);
  expect(badOf(rounds).length).toBeGreaterThan(0);
});

test('control: with no more hold on the permission than a foreign key has, keys are made after the withdrawal', {
  timeout: 240_000,
}, async () => {
  await using arena = await openArena();
  using _plain = withoutHolding();

  const rounds = await play(arena, 200, () => arena.withdrawAlone());

  report('with a foreign key alone', rounds);
  expect(badOf(rounds).length).toBeGreaterThan(0);
});

async function play(arena: Arena, count: number, withdraw: (round: number) => Promise<void>): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (let round = 0; round < count; round++) outcomes.push(await playRound(arena, () => withdraw(round)));
  return outcomes;
}

async function playRound(arena: Arena, withdraw: () => Promise<void>): Promise<Outcome> {
  await arena.share();
  const episode = await openEpisode(arena);
  const before = new Set((await keysOf(arena)).map(({ id }) => id));

  const creators = Array.from({ length: 4 }, () => atSomeTurn(200, () => arena.create()));
  const settled = Promise.allSettled(creators);
  await atSomeTurn(200, withdraw);
  // The withdrawal has answered: what is made from here on is made too late, whatever instant it claims.
  const [known, [tooLate]] = await Promise.all([keysOf(arena), Promise.allSettled([arena.create()])]);
  const results = await settled;

  const knownIds = new Set(known.map(({ id }) => id));
  const made = (await keysOf(arena)).filter(({ id }) => !before.has(id));
  const bad: string[] = [];
  if (tooLate?.status === 'fulfilled') bad.push('a create that began after the withdrawal succeeded');
  for (const key of made) {
    if (key.permission_id !== episode) bad.push('a key of another episode');
    if (!knownIds.has(key.id)) bad.push('a key saved after the withdrawal had answered');
    if (key.is_after) bad.push('a key with an instant after the withdrawal');
  }
  return {
    bad,
    surprises: surprises([...results, ...(tooLate ? [tooLate] : [])], ['permission_missing']),
    created: made.length,
  };
}

async function openEpisode({ house, channelId }: Arena): Promise<string> {
  const { rows } = await house.pool.query<{ id: string }>(
    'select id from permission where channel_id = $1 and withdrawn_at is null',
    [channelId],
  );
  if (rows.length !== 1 || rows[0] === undefined) throw new Error(`${rows.length} open episodes.`);
  return rows[0].id;
}

async function keysOf({ house, channelId }: Arena): Promise<KeyRow[]> {
  const text = `select k.id, k.permission_id, coalesce(k.created_at > e.withdrawn_at, false) as is_after
    from api_key k join permission e on e.id = k.permission_id where k.channel_id = $1 order by k.created_at desc limit 50`;
  return (await house.pool.query<KeyRow>(text, [channelId])).rows;
}

const badOf = (rounds: readonly Outcome[]) =>
  rounds.filter(({ bad }) => bad.length > 0).map(({ bad }) => bad.join('; '));

function report(what: string, rounds: readonly Outcome[]): void {
  const keys = rounds.reduce((sum, { created }) => sum + created, 0);
  console.log(
    `create versus withdraw, ${what}: ${badOf(rounds).length} bad of ${rounds.length} rounds, ${keys} keys made`,
  );
}
