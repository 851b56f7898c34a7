import { rounds } from '@chatelaine/tools/rounds';
import { expect, test } from 'vitest';
import { runAdmin } from '../../src/admin.ts';
import { startWorld, type World } from '../world/start-world.ts';
import { type Barrier, openBarrier } from './support/barrier.ts';
import { withoutLocks } from './support/driver.ts';

test('two owners who are removed at once, on two servers: one stays', async () => {
  await using world = await startWorld({ nodes: 2 });
  await using barrier = await openBarrier(world.databaseUrl);

  for (let round = 0; round < rounds(2, 30); round++)
    expect(await removeBoth(world, barrier, round)).toEqual({
      met: true,
      outcomes: ['removed', 'conflict'],
      owners: 1,
    });
});

test('control: without the locks, the account has no owner any more', async () => {
  await using world = await startWorld({ nodes: 2 });
  await using barrier = await openBarrier(world.databaseUrl);
  using _none = withoutLocks();

  expect(await removeBoth(world, barrier, 0)).toMatchObject({ outcomes: ['removed', 'removed'], owners: 0 });
});

/**
 * Creates a client with two owners, and removes both owners at the same time, each through another server. In every
 * second round the second server comes first.
 */
async function removeBoth(world: World, barrier: Barrier, round: number) {
  const { id } = await world.admin<{ id: string }>('client', 'add', '--name', `Twins ${round}`);
  const emails = [`a${round}@twins.example`, `b${round}@twins.example`];
  for (const email of emails) await world.admin('person', 'add', '--email', email, '--account', id);
  // Gives both owners a password, as if they had joined. An owner without a password does not count as a remaining
  // owner.
  await world.sql(
    `insert into identity.account (id, "accountId", "providerId", "userId", password, "createdAt", "updatedAt")
     select id, id, 'credential', id, 'none that fits', now(), now() from identity."user" where email = any($1)`,
    [emails],
  );
  const remove = (node: number) => async () => {
    const services = world.nodes[node]?.services;
    if (services === undefined) throw new Error('There are two servers.');
    await runAdmin(services, ['person', 'remove', emails[node] ?? '']);
    return 'removed';
  };
  const first = round % 2;
  const { results, met } = await barrier.inTurn(/delete from person_role/, [remove(first), remove(1 - first)]);
  const outcomes = results.map((result) => (result.status === 'fulfilled' ? result.value : result.reason.code));
  const owners = await world.sql("select from person_role where account_id = $1 and role = 'owner'", [id]);
  return { met, outcomes, owners: owners.length };
}
