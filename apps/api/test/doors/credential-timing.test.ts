import { isFull, rounds } from '@chatelaine/tools/rounds';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findKeyRecord, isWellFormed } from '../../src/api-key/index.ts';
import { randomBase62 } from '../../src/platform/id.ts';
import { checksum, hashSecret } from '../../src/platform/secret.ts';
import { startWorld, type World } from '../world/start-world.ts';
import { makeKey } from './support/running-channel.ts';
import { welch, withoutOutliers } from './support/welch.ts';

let world: World;
let secret: string;
beforeAll(async () => {
  world = await startWorld();
  ({ secret } = await makeKey(world));
});
afterAll(() => world.stop());

// The limit for `welch`. Nobody can use a difference in time below this limit. A difference that an attacker can use is
// far above the limit, as the control shows.
const TELLS = 4.5;
const SAMPLES = rounds(100, 20_000);

/**
 * Makes a secret with a right checksum. Its first `length` characters after the prefix are the same as in the other
 * secret.
 */
function alike(other: string, length: number): string {
  const body = other.slice(0, 'wac_'.length + length) + randomBase62(32 - length);
  return body + checksum(body);
}

/**
 * Returns the time in microseconds for a secret that belongs to nobody: from the check of its form to the answer of the
 * database.
 */
async function timeOf(wrong: string): Promise<number> {
  const begun = performance.now();
  const found = isWellFormed(wrong, 'channel')
    ? await findKeyRecord(world.services.pool, hashSecret(wrong))
    : undefined;
  const time = performance.now() - begun;
  expect(found).toBeNull();
  return time * 1_000;
}

/** Measures two kinds of secrets in turn. In every second pair the first kind comes first. */
async function measure(kinds: readonly [() => string, () => string]): Promise<[number[], number[]]> {
  const times: [number[], number[]] = [[], []];
  for (let sample = 0; sample < SAMPLES; sample++)
    for (const at of sample % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const))
      times[at].push(await timeOf(kinds[at]()));
  return withoutOutliers(...times);
}

// A full run makes forty thousand look-ups, which take half a minute. A quick run makes a hundred look-ups of each
// kind. These look-ups show that both kinds of secrets reach the database and belong to nobody. A hundred look-ups are
// too few to compare the times.
test('a secret whose beginning is right takes as long as one that is wrong from the first character', {
  timeout: 300_000,
}, async () => {
  const [right, wrong] = await measure([() => alike(secret, 24), () => alike(secret, 0)]);

  expect(Math.min(right.length, wrong.length)).toBeGreaterThan(SAMPLES / 2);
  if (isFull) expect(Math.abs(welch(right, wrong))).toBeLessThan(TELLS);
});

/** Makes twenty thousand numbers around a mean, like measured times. Every run gets the same numbers. */
function timesAround(mean: number, seed: number): number[] {
  let last = seed;
  return Array.from({ length: 20_000 }, () => {
    last = (last * 48_271) % 2_147_483_647;
    return mean + (last / 2_147_483_647 - 0.5) * 100;
  });
}

test('control: a comparison that takes five microseconds longer is told, and equal ones are not', () => {
  const [one, other] = [timesAround(300, 1), timesAround(300, 777)];
  const slower = timesAround(305, 777);

  expect(Math.abs(welch(...withoutOutliers(one, other)))).toBeLessThan(TELLS);
  expect(Math.abs(welch(...withoutOutliers(one, slower)))).toBeGreaterThan(TELLS);
});
