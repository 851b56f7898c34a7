import { expect, test } from 'vitest';
import { startWorld, type World } from './world.ts';

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
type Members = 'signIn' | 'client' | 'partner' | 'send' | 'stop' | typeof Symbol.asyncDispose;

// The compiler checks that `World` has exactly these members. An additional member, such as a function that writes the
// database, would be an error here.
const isOnlyThat: Same<keyof World, Members> = true;
// @ts-expect-error: control: the compiler refuses a World with an additional member.
const wouldSeeMore: Same<keyof World | 'insert', Members> = true;

test('a story sees the world from outside alone: no member of it writes the database', async () => {
  await using world = await startWorld();

  const members = Reflect.ownKeys(world).map(String).sort();

  expect(members).toEqual(['Symbol(Symbol.asyncDispose)', 'client', 'partner', 'send', 'signIn', 'stop']);
  expect([isOnlyThat, wouldSeeMore]).toEqual([true, true]);
});
