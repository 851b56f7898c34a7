import { expect, test } from 'vitest';
import { callsAt } from '../../../test/outage/calls.ts';
import { outcomeOf } from '../../../test/world/answer.ts';
import { inLanes } from '../../../test/world/at-once.ts';
import { startWorld } from '../../../test/world/start-world.ts';

test('a node never has more connections than its settings say, and two of each are enough', async () => {
  await using world = await startWorld({ config: { connections: { gateway: 2, changes: 2, jobs: 2 } } });
  const calls = await callsAt(world);

  const answered = await inLanes(
    calls.map(({ send }) => send),
    2,
  );
  const rows = await world.sql<{ name: string; count: number }>(
    `select application_name as name, count(*)::int as count from pg_stat_activity
     where datname = current_database() and application_name like 'chatelaine%' group by 1`,
  );

  expect(answered.map(outcomeOf)).toEqual(calls.map(() => 200));
  const count = Object.fromEntries(rows.map(({ name, count: many }) => [name, many]));
  expect(count).toEqual({
    chatelaine: expect.toSatisfy((many) => many <= 2),
    'chatelaine-gateway': 1,
    'chatelaine-look-up': 1,
    'chatelaine-jobs': expect.toSatisfy((many) => many <= 2),
    'chatelaine-probe': 1,
  });
});
