import { describe, expect, test } from 'vitest';
import { type Answer, post } from './support/call.ts';
import { type Doors, openDoors } from './support/open-doors.ts';

const signIn = (doors: Doors, email: string, password: string) =>
  post(doors.baseUrl, '/api/auth/sign-in/email', { email, password });
const countOf = (answers: readonly Answer[], status: number) =>
  answers.filter((answer) => answer.status === status).length;
const forty = <T>(make: (at: number) => Promise<T>) => Promise.all(Array.from({ length: 40 }, (_, at) => make(at)));

describe('of forty wrong guesses at once, five at most reach the password', () => {
  test('for one account', async () => {
    await using doors = await openDoors();

    const answers = await forty((at) => signIn(doors, doors.demo.partner.user.email, `a guess, number ${at}`));

    expect(countOf(answers, 401)).toBeLessThanOrEqual(5);
    expect(countOf(answers, 401) + countOf(answers, 429)).toBe(40);
  });

  test('for forty accounts from one address', async () => {
    await using doors = await openDoors();

    const answers = await forty((at) => signIn(doors, `nobody${at}@nowhere.example`, 'the same guess'));

    expect(countOf(answers, 401)).toBeLessThanOrEqual(5);
    expect(countOf(answers, 401) + countOf(answers, 429)).toBe(40);
  });

  test('on two servers that share a database', async () => {
    await using one = await openDoors();
    await using two = await openDoors({ databaseUrl: one.databaseUrl });

    const answers = await forty((at) =>
      signIn(at % 2 === 0 ? one : two, one.demo.partner.user.email, `a guess, number ${at}`),
    );

    expect(countOf(answers, 401)).toBeLessThanOrEqual(5);
  });
});

test('after forty wrong guesses at once at a sign-up link the address waits', async () => {
  await using doors = await openDoors();
  const join = (token: string) =>
    post(doors.baseUrl, '/sign-in/new', { token, name: 'Me', password: 'long enough for us' });

  const answers = await forty((at) => join(`guess${at}`));

  expect(countOf(answers, 404) + countOf(answers, 429)).toBe(40);
  expect((await join('one more')).status).toBe(429);
});

test('who signs in twenty times at once guesses nothing, and is not locked out', async () => {
  await using doors = await openDoors();
  const { email, password } = doors.demo.partner.user;

  await Promise.all(Array.from({ length: 20 }, () => signIn(doors, email, password)));

  expect((await signIn(doors, email, password)).status).toBe(200);
});
