import { expect, test } from 'vitest';
import { startWorld, type World } from './world.ts';

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
type Members = 'signIn' | 'client' | 'partner' | 'send' | 'stop' | typeof Symbol.asyncDispose;

// The compiler checks the members: another member, such as a function that writes the database, is an error here.
const isOnlyThat: Same<keyof World, Members> = true;
// @ts-expect-error: control: the compiler finds another member.
const wouldSeeMore: Same<keyof World | 'insert', Members> = true;

test('a story sees the world from outside alone: no member of it writes the database', async () => {
  await using world = await startWorld();

  const members = Reflect.ownKeys(world).map(String).sort();

  expect(members).toEqual(['Symbol(Symbol.asyncDispose)', 'client', 'partner', 'send', 'signIn', 'stop']);
  expect([isOnlyThat, wouldSeeMore]).toEqual([true, true]);
});
