import { describe, expect, test } from 'vitest';
import type { Answer } from '../world/answer.ts';
import { atOnce } from '../world/at-once.ts';
import { startWorld, type World } from '../world/start-world.ts';

const signIn = (world: World, email: string, password: string, node = 0) =>
  world.nobody.post('/api/auth/sign-in/email', { email, password }, { node });
const countOf = (answers: readonly Answer[], status: number) =>
  answers.filter((answer) => answer.status === status).length;
const forty = <T>(make: (at: number) => Promise<T>) => atOnce(40, make);

describe('of forty wrong guesses at once, no more reach the password than would one after the other', () => {
  test('for one account', async () => {
    await using world = await startWorld();

    const answers = await forty((at) => signIn(world, world.demo.partner.user.email, `a guess, number ${at}`));

    expect(countOf(answers, 401)).toBeLessThanOrEqual(5);
    expect(countOf(answers, 401) + countOf(answers, 429)).toBe(40);
  });

  test('for forty accounts from one address', async () => {
    await using world = await startWorld();

    const answers = await forty((at) => signIn(world, `nobody${at}@nowhere.example`, 'the same guess'));

    expect(countOf(answers, 401)).toBeLessThanOrEqual(15);
    expect(countOf(answers, 401) + countOf(answers, 429)).toBe(40);
  });

  test('on two servers that share a database', async () => {
    await using world = await startWorld({ nodes: 2 });

    const { email } = world.demo.partner.user;
    const answers = await forty((at) => signIn(world, email, `a guess, number ${at}`, at % 2));

    expect(countOf(answers, 401)).toBeLessThanOrEqual(5);
    expect(countOf(answers, 401) + countOf(answers, 429)).toBe(40);
  });
});

test('who signs in twenty times at once guesses nothing, and is not locked out', async () => {
  await using world = await startWorld();
  const { email, password } = world.demo.partner.user;

  await atOnce(20, () => signIn(world, email, password));

  expect((await signIn(world, email, password)).status).toBe(200);
});
