import { afterEach, expect, test, vi } from 'vitest';

/** Loads the module `rounds.ts` as in a run whose variable FULL has this value. */
async function roundsOf(full: '' | '1' | 'true') {
  vi.stubEnv('FULL', full);
  vi.resetModules();
  return import('../src/rounds.ts');
}
afterEach(() => void vi.unstubAllEnvs());

const WAYS = ['a', 'b', 'c'];
const THINGS = [0, 1, 2, 3];

test('a quick run does each thing in one way, and takes every way', async () => {
  const { inTurn, rounds } = await roundsOf('');

  expect(THINGS.map((index) => inTurn(WAYS, index))).toEqual([['a'], ['b'], ['c'], ['a']]);
  expect(rounds(3, 500)).toBe(3);
});

test('a full run does each thing in all ways', async () => {
  const { inTurn, rounds } = await roundsOf('1');

  expect(THINGS.map((index) => inTurn(WAYS, index))).toEqual(Array(4).fill(WAYS));
  expect(rounds(3, 500)).toBe(500);
});

test.each(['', '1'] as const)('a thing that is not found is not left out without a word (FULL=%j)', async (full) => {
  const { inTurn } = await roundsOf(full);

  expect(() => inTurn(WAYS, -1)).toThrow(RangeError);
});

test('a setting that looks like a full run, and is none, is an error', async () => {
  await expect(roundsOf('true')).rejects.toThrow('FULL is "true"');
});
