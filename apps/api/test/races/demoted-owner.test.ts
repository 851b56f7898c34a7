import { expect, test } from 'vitest';
import { outcomeOf } from '../world/answer.ts';
import { startWorld } from '../world/start-world.ts';
import { openBarrier } from './support/barrier.ts';
import { withoutLocks } from './support/driver.ts';

const ACTS = ['people.invite', 'people.changeRole'] as const;

test.each(ACTS)('%s of an owner who is demoted meanwhile makes no owner', async (act) => {
  expect(await demoteDuring(act)).toEqual({ met: true, outcomes: [200, 'not_allowed'], owners: 1 });
});

test.each(ACTS)('control: without the locks, %s makes one', async (act) => {
  using _none = withoutLocks();

  expect(await demoteDuring(act)).toMatchObject({ outcomes: [200, 200], owners: 2 });
});

/** Demotes an owner. The demotion is held before its commit, and meanwhile the same owner makes another owner. */
async function demoteDuring(act: (typeof ACTS)[number]) {
  await using world = await startWorld();
  await using barrier = await openBarrier(world.databaseUrl);
  const rogue = await world.invite(world.bakery.id, 'rogue@people.example');
  const friend = await world.invite(world.bakery.id, 'friend@people.example', { role: 'member' });
  const input = { role: 'owner', ...(act === 'people.invite' ? { email: 'new@people.example' } : { id: friend.id }) };
  const { header: code } = await world.code(rogue, act, input);
  const owner = world.as(world.bakery.user);
  const demote = async () => outcomeOf(await owner.change('people.changeRole', { id: rogue.id, role: 'member' }));
  const make = async () => outcomeOf(await rogue.change(act, input, { code }));
  const { met, results } = await barrier.inTurn<unknown>(/update person_role set role/, [demote, make]);
  const outcomes = results.map((each) => (each.status === 'fulfilled' ? each.value : each.reason));
  const rows = await world.sql("select from person_role where account_id = $1 and role = 'owner'", [world.bakery.id]);
  return { met, outcomes, owners: rows.length };
}
