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

// What nobody can tell apart. A difference that could be used is far above, as the control shows.
const TELLS = 4.5;
const SAMPLES = rounds(100, 20_000);

/** A secret that begins as another one, by so many characters, with a checksum that is right. */
function alike(other: string, length: number): string {
  const body = other.slice(0, 'wac_'.length + length) + randomBase62(32 - length);
  return body + checksum(body);
}

/** How long a secret that is nobody's takes, in microseconds, from its form to what the database says. */
async function timeOf(wrong: string): Promise<number> {
  const begun = performance.now();
  const found = isWellFormed(wrong, 'channel')
    ? await findKeyRecord(world.services.pool, hashSecret(wrong))
    : undefined;
  const time = performance.now() - begun;
  expect(found).toBeNull();
  return time * 1_000;
}

/** Measures two kinds of secrets in turn, the first one first in every other pair. */
async function measure(kinds: readonly [() => string, () => string]): Promise<[number[], number[]]> {
  const times: [number[], number[]] = [[], []];
  for (let sample = 0; sample < SAMPLES; sample++)
    for (const at of sample % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const))
      times[at].push(await timeOf(kinds[at]()));
  return withoutOutliers(...times);
}

// Forty thousand look-ups take half a minute. A quick run takes a hundred of each, which show that both kinds come to the
// database and are nobody's; they are too few to judge by.
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
