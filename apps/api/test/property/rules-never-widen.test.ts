import { rounds } from '@chatelaine/tools/rounds';
import { expect, test } from 'vitest';
import { findBroken } from './support/find-broken.ts';
import { Model } from './support/model.ts';
import { ENOUGH, MUTANTS } from './support/mutants.ts';
import { type Played, play } from './support/play.ts';
import { hardlyReached } from './support/reached.ts';
import { randomSequences } from './support/sequences.ts';

// To repeat a failed run, put its seed here.
const SEED = Math.floor(Math.random() * 2 ** 31);
const SEQUENCES = rounds(3_000, 10_000);

test(`by the rules, ${SEQUENCES} random sequences give no key more than it had, nor a longer life, without a code; and with one never more than its editor may`, async () => {
  console.log(`rules never widen: seed ${SEED}`);
  const played: Played[] = [];

  for (const sequence of randomSequences(SEED, SEQUENCES)) played.push(await play(new Model(), sequence));

  const broken = played.filter((each) => each.broken.length > 0);
  expect(broken.slice(0, 5), `seed ${SEED}`).toEqual([]);
  expect(hardlyReached(played), `seed ${SEED}`).toEqual([]);
});

test.each(MUTANTS)('control: $name, and the same test finds it', async ({ exports, says }) => {
  const found = await findBroken(() => new Model(exports), randomSequences(SEED, ENOUGH), says);

  expect(found, `seed ${SEED}`).not.toBeNull();
});
