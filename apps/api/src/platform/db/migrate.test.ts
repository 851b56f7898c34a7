import { expect, test } from 'vitest';
import { openTestHouse } from '../../../test/world/open-test-house.ts';
import { ENTITIES } from '../../entities.ts';
import { openOrm } from './orm.ts';

test.each([
  [true, '0'],
  [false, '10s'],
])('changes of the tables take as long as they take: patient %s, statement_timeout %s', async (isPatient, told) => {
  await using house = await openTestHouse();
  const orm = await openOrm(house.url, ENTITIES, { isPatient });

  const rows = await orm.em.fork().execute<{ statement_timeout: string }[]>('show statement_timeout');
  await orm.close();

  expect(rows).toEqual([{ statement_timeout: told }]);
});
