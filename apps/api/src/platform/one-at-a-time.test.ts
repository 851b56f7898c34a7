import { expect, test } from 'vitest';
import { oneAtATime } from './one-at-a-time.ts';

test('calls during a run cause one more run, and no two runs overlap', async () => {
  let [running, most, runs] = [0, 0, 0];
  const hold = Promise.withResolvers<void>();
  const run = oneAtATime(
    async () => {
      runs++;
      most = Math.max(most, ++running);
      await hold.promise;
      running--;
    },
    () => {},
  );

  const all = [run(), run(), run()];
  hold.resolve();
  await Promise.all(all);

  expect([runs, most]).toEqual([2, 1]);
});

test('an error ends no later run', async () => {
  const errors: unknown[] = [];
  let runs = 0;
  const run = oneAtATime(
    async () => {
      runs++;
      throw new Error(`run ${runs}`);
    },
    (error) => void errors.push(error),
  );

  await run();
  await run();

  expect(errors).toEqual([new Error('run 1'), new Error('run 2')]);
});
