import { rounds } from '@chatelaine/tools/rounds';
import { expect, test } from 'vitest';
import { startWorld, type World } from '../world/start-world.ts';
import { type Barrier, openBarrier } from './support/barrier.ts';
import { withoutLocks } from './support/driver.ts';

const SIGN_INS = 2;

test('no sign-in that a removal overtakes has a session after it', async () => {
  await using world = await startWorld({ nodes: 2 });
  await using barrier = await openBarrier(world.databaseUrl);

  for (let round = 0; round < rounds(2, 60); round++)
    expect(await removeDuringSignIns(world, barrier, round)).toEqual({ met: true, statuses: [401, 401], sessions: 0 });
});

test('control: without the lock, they have', async () => {
  await using world = await startWorld({ nodes: 2 });
  await using barrier = await openBarrier(world.databaseUrl);
  using _none = withoutLocks();

  expect(await removeDuringSignIns(world, barrier, 0)).toMatchObject({ statuses: [200, 200], sessions: SIGN_INS });
});

/**
 * Removes a person. The removal has ended all sessions and is held before its commit. Then the same person signs in
 * several times, on both servers.
 */
async function removeDuringSignIns(world: World, barrier: Barrier, round: number) {
  const { id, email, password } = await world.invite(world.bakery.id, `leaver-${round}@bakery.example`, {
    role: 'member',
  });
  const remove = async () => void (await world.admin('person', 'remove', id));
  const signIn = (node: number) => async () =>
    (await world.nobody.post('/api/auth/sign-in/email', { email, password }, { node })).status;
  const signIns = Array.from({ length: SIGN_INS }, (_, at) => signIn((round + at) % 2));
  const { met, results } = await barrier.inTurn<unknown>(/delete from identity\.session/, [remove, ...signIns]);
  const [removed, ...entered] = results;
  if (removed?.status === 'rejected') throw removed.reason;
  const statuses = entered.map((result) => (result.status === 'fulfilled' ? result.value : result.reason));
  const rows = await world.sql('select from identity.session where "userId" = $1', [id]);
  return { met, statuses, sessions: rows.length };
}
