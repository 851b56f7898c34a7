import { expect, test } from 'vitest';
import { outcomeOf } from '../world/answer.ts';
import { dropDatabase, emptyDatabase } from '../world/database.ts';
import { startWorld } from '../world/start-world.ts';

const FIRST = 'select name from mikro_orm_migrations order by id limit 1';

test('a start asks for the stamp, and checks no table when it is its own', async () => {
  await using world = await startWorld();
  await world.sql(`delete from mikro_orm_migrations where name = (${FIRST})`);

  // The server finds the stamp of its own version in the database, so it does not check the tables. If it did, it would
  // miss the deleted row, run this migration a second time, and fail.
  await expect(world.addNode()).resolves.toMatchObject({ port: expect.any(Number) });

  // Control: without the stamp, the server checks the tables. It runs the migration a second time, and this fails.
  await world.sql('delete from platform.schema_stamp');
  await expect(world.addNode()).rejects.toThrow('already exists');
  // When the migration fails, the server does not write its stamp.
  expect(await world.sql('select from platform.schema_stamp')).toEqual([]);
});

test.each([
  ['of an older version', "update platform.schema_stamp set stamp = 'another'"],
  ['that is lost', 'delete from platform.schema_stamp'],
  ['that was never there', 'select 1'],
])('with a stamp %s, all three make what is missing', async (what, spoil) => {
  const databaseUrl = what === 'that was never there' ? await emptyDatabase() : undefined;
  await using own = new AsyncDisposableStack();
  if (databaseUrl !== undefined) own.defer(() => dropDatabase(databaseUrl));
  await using world = await startWorld(databaseUrl === undefined ? {} : { databaseUrl });
  if (databaseUrl === undefined) await world.sql('drop table identity.verification');
  await world.sql(spoil);

  await world.addNode();

  const tables = await world.sql<{ name: string }>(
    `select table_schema || '.' || table_name as name from information_schema.tables
     where table_name in ('verification', 'api_key', 'queue') order by 1`,
  );
  expect(tables.map(({ name }) => name)).toEqual(['identity.verification', 'jobs.queue', 'public.api_key']);
  expect(await world.sql('select stamp from platform.schema_stamp')).toEqual([
    { stamp: expect.stringMatching(/^[\w-]{43}$/) },
  ]);
});

test('a new server makes the queues that nobody restored, and records what somebody is told of', async () => {
  await using before = await startWorld();
  await before.nodes[0].stop();
  await before.sql('drop schema jobs cascade');

  await using after = await startWorld({ databaseUrl: before.databaseUrl });
  const [channel] = after.bakery.channels;
  await after.share([channel?.id ?? '']);
  const input = { channelId: channel?.id, name: 'Prod server' };
  const made = await after.as(after.demo.partner.partnerKey).change('channelKeys.create', input);

  expect(outcomeOf(made)).toBe(200);
  // Control: the new permission and the new key each put a notice into a queue.
  expect(await after.sql("select from jobs.job where name = 'notice'")).not.toEqual([]);
});
