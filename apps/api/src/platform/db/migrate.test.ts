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
