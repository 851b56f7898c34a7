import { expect, test, vi } from 'vitest';
import { openTestServices } from '../../test/world/open-test-services.ts';
import { systemClock } from './clock.ts';
import { createFailureCount } from './failure-count.ts';
import { Refusal } from './refusal.ts';

const NAMES = ['sign-in account owner@bakery.example', 'sign-in address 127.0.0.1'].map((name) => ({
  name,
  burst: 5,
  everyMs: 180_000,
}));
const right = async () => 'in';
const wrong = async () => {
  throw new Refusal('unauthenticated', 'wrong password', { isGuess: true });
};

test('ten right sign-ins at once leave nothing behind: the next one is let in', async () => {
  await using services = await openTestServices();
  const failures = createFailureCount(services);

  await Promise.allSettled(Array.from({ length: 10 }, () => failures.guess(NAMES, right)));

  await expect(failures.guess(NAMES, right)).resolves.toBe('in');
  expect((await services.pool.query('select from platform.allowance')).rowCount).toBe(0);
});

test('after five wrong guesses the right one waits too, and the wait has an end', async () => {
  await using services = await openTestServices();
  const failures = createFailureCount(services);
  for (let guess = 1; guess <= 5; guess++) {
    await expect(failures.guess(NAMES, wrong)).rejects.toMatchObject({ code: 'unauthenticated' });
  }

  await expect(failures.guess(NAMES, right)).rejects.toMatchObject({
    code: 'rate_limited',
    retryAfterS: 180,
  });
});

test('what was refused for another reason is no failure', async () => {
  await using services = await openTestServices();
  const failures = createFailureCount(services);
  const away = async () => {
    throw new Refusal('unavailable', 'the database is away');
  };

  for (let call = 1; call <= 8; call++)
    await expect(failures.guess(NAMES, away)).rejects.toMatchObject({ code: 'unavailable' });

  await expect(failures.guess(NAMES, right)).resolves.toBe('in');
});

test('right and wrong guesses at once: the wrong ones count, and what is whole again is no row', async () => {
  await using services = await openTestServices();
  const failures = createFailureCount(services);
  const names = NAMES.map((allowance) => ({ ...allowance, burst: 50 }));

  await Promise.allSettled(Array.from({ length: 40 }, (_, at) => failures.guess(names, at % 10 === 0 ? wrong : right)));

  const { rows } = await services.pool.query<{ full_at: Date }>('select full_at from platform.allowance');
  expect(rows).toHaveLength(2);
  for (const { full_at } of rows) {
    const missing = (full_at.getTime() - services.clock.now().getTime()) / 180_000;
    expect(Math.round(missing)).toBe(4);
  }
});

test('a node whose clock is an hour ahead makes nobody wait at the others', async () => {
  await using services = await openTestServices();
  const failures = createFailureCount({ pool: services.pool, clock: systemClock });
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3_600_000 });
  await expect(failures.guess(NAMES, wrong)).rejects.toMatchObject({ code: 'unauthenticated' });
  vi.useRealTimers();

  for (let guess = 2; guess <= 5; guess++)
    await expect(failures.guess(NAMES, wrong)).rejects.toMatchObject({ code: 'unauthenticated' });
  const refused = await failures.guess(NAMES, right).catch((thrown: Refusal) => thrown.retryAfterS);

  expect(refused).toBeGreaterThan(0);
  expect(refused).toBeLessThanOrEqual(180);
});
