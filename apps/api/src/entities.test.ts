import { expect, test } from 'vitest';
import { openTestServices } from '../test/world/open-test-services.ts';

test('the migrated tables are what the entities say', async () => {
  await using services = await openTestServices();

  const difference = await services.orm.schema.getUpdateSchemaSQL();

  // The migration itself makes the trigger that protects events. The ORM does not know triggers, so its statements
  // about this trigger are not counted as a difference.
  const statements = difference.split('\n').filter((line) => line !== '' && !/^set names|event_append_only/.test(line));
  expect(statements).toEqual([]);
});

test.each(["update event set type = 'x'", 'delete from event', 'truncate event'])(
  '%s: events are only ever added',
  async (statement) => {
    await using services = await openTestServices();

    await expect(services.pool.query(statement)).rejects.toThrow('append-only');
  },
);

test("a partner's channel key without its episode is no row, and so cannot outlive a permission", async () => {
  await using services = await openTestServices();
  const insert = `insert into api_key (id, kind, name, folded_name, scopes, partner_id, channel_id, permission_id, created_at)
    select 'key_x', 'channel', 'x', 'x', '{send}', p.id, c.id, null, now() from partner p, channel c limit 1`;

  await expect(services.pool.query(insert)).rejects.toThrow('api_key_episode_check');
});
