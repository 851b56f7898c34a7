import { rounds } from '@chatelaine/tools/rounds';
import { expect, test } from 'vitest';
import { outcomeOf } from '../world/answer.ts';
import { startWorld, type World } from '../world/start-world.ts';
import { type Barrier, openBarrier } from './support/barrier.ts';
import { withoutLocks } from './support/driver.ts';

const NEXT = ['correct horse battery', 'monkey river lamp post'] as const;

// Each round hashes four passwords and checks four, at the full cost. So a test takes several seconds.
test('of two new passwords for one old one, at once, one is set: the other caller no longer knows the password', async () => {
  // Each round signs in from a network of its own, because a network has only some failures an hour.
  await using world = await startWorld({ nodes: 2, config: { trustedProxies: ['127.0.0.0/8', '::1/128'] } });
  await using barrier = await openBarrier(world.databaseUrl);

  for (let round = 0; round < rounds(1, 20); round++)
    expect(await changeTwice(world, barrier, round)).toEqual({
      met: true,
      outcomes: [200, 'conflict'],
      signIns: [200, 401],
    });
});

test('control: without the locks, the second one wins', async () => {
  await using world = await startWorld({ nodes: 2 });
  await using barrier = await openBarrier(world.databaseUrl);
  using _none = withoutLocks();

  expect(await changeTwice(world, barrier, 0)).toMatchObject({ outcomes: [200, 200], signIns: [401, 200] });
});

/** Changes the password of one person twice at once, through two servers, and then signs in with each new password. */
async function changeTwice(world: World, barrier: Barrier, round: number) {
  const person = await world.invite(world.bakery.id, `twice-${round}@people.example`, { role: 'member' });
  const change = (node: 0 | 1) => async () => {
    const input = { current: person.password, next: NEXT[node] };
    return outcomeOf(await person.change('profile.changePassword', input, { node }));
  };
  const { met, results } = await barrier.inTurn(/update identity\.account set password/, [change(0), change(1)]);
  const outcomes = results.map((result) => (result.status === 'fulfilled' ? result.value : result.reason));
  const signIns: number[] = [];
  const headers = { 'x-forwarded-for': `203.0.${round}.1` };
  for (const password of NEXT) {
    const input = { email: person.email, password };
    signIns.push((await world.nobody.post('/api/auth/sign-in/email', input, { headers })).status);
  }
  return { met, outcomes, signIns };
}
