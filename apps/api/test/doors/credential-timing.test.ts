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

// The limit for the result of `welch`. Below this limit, an attacker cannot use the difference between the times of two
// kinds of secrets. A difference that an attacker can use gives a result far above the limit, as the control below
// shows.
const TELLS = 4.5;
const SAMPLES = rounds(100, 20_000);

/**
 * Makes a secret with a right checksum. After the prefix, its first `length` characters are the same as in the secret
 * `other`.
 */
function alike(other: string, length: number): string {
  const body = other.slice(0, 'wac_'.length + length) + randomBase62(32 - length);
  return body + checksum(body);
}

/**
 * Returns how long, in microseconds, the server needs to find that a secret belongs to no key: from the check of the
 * secret's form to the answer of the database.
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

/**
 * Measures both kinds of secrets in pairs. Every second pair begins with the first kind, and every other pair begins
 * with the second kind.
 */
async function measure(kinds: readonly [() => string, () => string]): Promise<[number[], number[]]> {
  const times: [number[], number[]] = [[], []];
  for (let sample = 0; sample < SAMPLES; sample++)
    for (const at of sample % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const))
      times[at].push(await timeOf(kinds[at]()));
  return withoutOutliers(...times);
}

// A full run makes forty thousand look-ups, which take half a minute. A quick run makes only a hundred look-ups of each
// kind, which are too few to compare the times. The quick run only shows that both kinds of secrets reach the database
// and belong to no key.
test('a secret whose beginning is right takes as long as one that is wrong from the first character', {
  timeout: 300_000,
}, async () => {
  const [right, wrong] = await measure([() => alike(secret, 24), () => alike(secret, 0)]);

  expect(Math.min(right.length, wrong.length)).toBeGreaterThan(SAMPLES / 2);
  if (isFull) expect(Math.abs(welch(right, wrong))).toBeLessThan(TELLS);
});

/**
 * Makes twenty thousand random numbers around a mean, like measured times. Every run of the tests gets the same numbers
 * for the same seed.
 */
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
