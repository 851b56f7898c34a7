import { isFull, rounds } from '@chatelaine/tools/rounds';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabaseStage, withMutant } from './support/database-stage.ts';
import { findBroken } from './support/find-broken.ts';
import { Model } from './support/model.ts';
import { ENOUGH, MUTANTS, type Mutant } from './support/mutants.ts';
import { courseOf, type Played, play } from './support/play.ts';
import { hardlyReached, neverReached } from './support/reached.ts';
import { randomSequences, type Sequence } from './support/sequences.ts';
import type { Stage } from './support/stage.ts';

// To repeat a failed run, put its seed here.
const SEED = Math.floor(Math.random() * 2 ** 31);
// The test rules-never-widen.test.ts runs thousands of sequences on the rules alone. This test shows that the use cases
// call the rules. With use cases and a database a sequence takes a hundred times as long: ten thousand sequences kept
// two processors busy for half an hour.
const SEQUENCES = rounds(24, 2_000);
// Each lane has its own services, database and clock, so the same seed always gives the same run. To open a lane takes
// as long as to run fifty sequences.
const LANES = rounds(1, 4);
let stages: Awaited<ReturnType<typeof openDatabaseStage>>[] = [];

beforeAll(async () => {
  stages = await Promise.all(Array.from({ length: LANES }, () => openDatabaseStage()));
});

afterAll(async () => {
  await Promise.all(stages.map((stage) => stage[Symbol.asyncDispose]()));
});

test('stored, random sequences give no key more than it had, nor a longer life, without a code; and every key becomes what the rules say', {
  timeout: 1_800_000,
}, async () => {
  console.log(`keys never widen: ${SEQUENCES} sequences, seed ${SEED}`);

  const played = await playAll(isFull ? randomSequences(SEED, SEQUENCES) : await reachingSequences());

  const broken = played.filter((each) => each.broken.length > 0);
  expect(broken.slice(0, 5), `seed ${SEED}`).toEqual([]);
  for (const each of played) {
    const modelled = await play(new Model(), each.sequence);
    expect(courseOf(each), `seed ${SEED}: ${JSON.stringify(each.sequence)}`).toEqual(courseOf(modelled));
  }
  expect(isFull ? hardlyReached(played) : neverReached(played), `seed ${SEED}`).toEqual([]);
});

test.each(MUTANTS)('control: $name, and the same test finds it', { timeout: 120_000 }, async (mutant) => {
  const sequences = isFull ? randomSequences(SEED, ENOUGH) : await breakingSequences(mutant);
  const find = () => findBroken(() => firstStage(), sequences, mutant.says);

  const found = await withMutant(mutant, find);

  expect(found, `seed ${SEED}`).not.toBeNull();
});

/**
 * Chooses random sequences for a quick run, and adds a sequence for each act that no chosen sequence does. The function
 * runs the sequences on the model in memory to see which acts a sequence does. The use cases with the database do the
 * same acts, so every act is tested there too.
 */
async function reachingSequences(): Promise<Sequence[]> {
  const chosen: Played[] = [];
  for (const [at, sequence] of randomSequences(SEED, ENOUGH).entries()) {
    const played = await play(new Model(), sequence);
    const missing = new Set(neverReached(chosen));
    if (at < SEQUENCES || [...played.done].some((act) => missing.has(act))) chosen.push(played);
  }
  return chosen.map(({ sequence }) => sequence);
}

/**
 * Finds the first five random sequences in which the mutant breaks a promise. The search runs in the model, so the
 * database has to run only these sequences. The test needs only one such sequence.
 */
async function breakingSequences({ exports, says }: Mutant): Promise<Sequence[]> {
  const breaking: Sequence[] = [];
  for (const sequence of randomSequences(SEED, ENOUGH)) {
    if (breaking.length === 5) break;
    if ((await findBroken(() => new Model(exports), [sequence], says)) !== null) breaking.push(sequence);
  }
  return breaking;
}

function firstStage(): Stage {
  const [stage] = stages;
  if (stage === undefined) throw new Error('No stage is open.');
  return stage;
}

async function playAll(sequences: readonly Sequence[]): Promise<Played[]> {
  const played = await Promise.all(
    stages.map(async (stage, lane) => {
      const done: Played[] = [];
      for (const sequence of sequences.filter((_, at) => at % LANES === lane)) done.push(await play(stage, sequence));
      return done;
    }),
  );
  return played.flat();
}
