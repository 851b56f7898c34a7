import { rounds } from '@chatelaine/tools/rounds';
import { expect, test } from 'vitest';
import { startWorld, type World } from '../world/start-world.ts';
import { type Barrier, openBarrier } from './support/barrier.ts';
import { withoutLocks } from './support/driver.ts';

test('a one-time sign-up link that is answered twice at once works once', { timeout: 300_000 }, async () => {
  await using world = await startWorld({ nodes: 2 });
  await using barrier = await openBarrier(world.databaseUrl);

  for (let round = 0; round < rounds(2, 30); round++)
    expect(await joinTwice(world, barrier, round)).toEqual({ met: true, statuses: [200, 404] });
});

test('control: without the locks, it works twice', { timeout: 300_000 }, async () => {
  await using world = await startWorld({ nodes: 2 });
  await using barrier = await openBarrier(world.databaseUrl);
  using _none = withoutLocks();

  for (let round = 0; round < rounds(1, 30); round++)
    expect(await joinTwice(world, barrier, round)).toMatchObject({ statuses: [200, 200] });
});

/**
 * Invites a new colleague. Sends the sign-up with the colleague's link to both servers at the same time. The first
 * server changes from round to round. Returns the statuses, beginning with the status from the first server.
 */
async function joinTwice(world: World, barrier: Barrier, round: number) {
  const email = `colleague-${round}@bakery.example`;
  const { token } = await world.admin<{ token: string }>(
    'person',
    'add',
    '--email',
    email,
    '--account',
    world.bakery.id,
  );
  const input = { token, name: 'Colleague', password: 'correct horse battery' };
  const join = (node: number) => async () => (await world.as({}).post('/sign-in/new', input, { node })).status;
  const first = round % 2;
  const { results, met } = await barrier.inTurn(/update "sign_up_link"/, [join(first), join(1 - first)]);
  return { met, statuses: results.map((result) => (result.status === 'fulfilled' ? result.value : 'none')) };
}
