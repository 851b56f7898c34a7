import { expect, test } from 'vitest';
import { openTestServices } from '../../../test/world/open-test-services.ts';
import { ENTITIES } from '../../entities.ts';
import { createLog } from '../log.ts';
import { openAddress } from './database.ts';
import { migrate } from './migrate.ts';
import { openOrm } from './orm.ts';

test.each([
  [true, '0'],
  [false, '10s'],
])('changes of the tables take as long as they take: patient %s, statement_timeout %s', async (isPatient, told) => {
  await using services = await openTestServices();
  const orm = await openOrm(openAddress(services.url), ENTITIES, { isPatient });

  const rows = await orm.em.fork().execute<{ statement_timeout: string }[]>('show statement_timeout');
  await orm.close();

  expect(rows).toEqual([{ statement_timeout: told }]);
});

// This test takes over two seconds, because the migration stops waiting for the lock after two seconds, and tries again
// three seconds later.
test('a change of a table that a backup reads steps back, so that calls do not queue behind it, and comes again', async () => {
  await using services = await openTestServices();
  const { pool } = services;
  // The test makes this migration run again, because this migration changes an existing table.
  await pool.query("delete from mikro_orm_migrations where name = 'Migration20261129090000'");
  const lines: string[] = [];
  const log = createLog('warn', { write: (line) => void lines.push(line) });
  const backup = await pool.connect();
  await backup.query('begin; lock table person_failure in access share mode');

  const migrated = migrate(await openOrm(openAddress(services.url), ENTITIES, { isPatient: true }), log);
  await expect.poll(async () => (await pool.query('select from pg_locks where not granted')).rowCount).toBe(1);
  // This statement reads the table as a call of the server does, and a call may wait five seconds. The backup holds its
  // lock all that time.
  await expect(pool.query('select from person_failure')).resolves.toBeDefined();
  await expect.poll(() => lines.length, { timeout: 10_000 }).toBe(1);
  await backup.query('commit');
  backup.release();

  await migrated;
  expect(lines[0]).toContain('somebody holds one');
  expect((await pool.query("select from mikro_orm_migrations where name = 'Migration20261129090000'")).rowCount).toBe(
    1,
  );
});

test('an index of a table that calls, changes and deliveries write is made while others write the table', async () => {
  await using services = await openTestServices();
  const { pool } = services;
  await pool.query("delete from mikro_orm_migrations where name ~ '20261130(0500|0810)00'");
  // A start that died while it made an index has left this index incomplete.
  await pool.query("update pg_index set indisvalid = false where indexrelid = 'usage_refused'::regclass");
  await pool.query('drop index event_subject_id_id_index, event_channel_id_id_index, event_actor_id_id_index');
  const change = await pool.connect();
  await change.query('begin; lock table event, usage, webhook_delivery in row exclusive mode');

  const migrated = migrate(
    await openOrm(openAddress(services.url), ENTITIES, { isPatient: true }),
    createLog('silent'),
  );
  await expect.poll(async () => (await pool.query('select from pg_locks where not granted')).rowCount).toBe(1);
  const meanwhile = await pool.query(MEANWHILE).then(
    () => 'written',
    (error: Error) => error.message,
  );
  await change.query('commit');
  change.release();

  await migrated;
  expect(meanwhile).toBe('written');
  const { rows } = await pool.query(`select relname, indisvalid from pg_index join pg_class on oid = indexrelid
    where relname ~ '^event_(subject|channel|actor)_id|^usage_refused|^webhook_delivery_(old|ended)' order by 1`);
  expect(rows.map(({ relname, indisvalid }) => [relname, indisvalid])).toEqual([
    ['event_actor_id_id_index', true],
    ['event_channel_id_id_index', true],
    ['event_subject_id_id_index', true],
    ['usage_refused', true],
    ['webhook_delivery_old', true],
  ]);
});

// The lock that an insert takes.
const MEANWHILE =
  "set lock_timeout = '200ms'; lock table event, usage, webhook_delivery in row exclusive mode; reset lock_timeout";
