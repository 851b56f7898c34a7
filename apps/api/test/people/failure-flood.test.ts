import { rounds } from '@chatelaine/tools/rounds';
import { expect, test } from 'vitest';
import { invitePerson } from '../../src/person/index.ts';
import { countFailure } from '../../src/person/security-log/count-failure.ts';
import { inLanes } from '../world/at-once.ts';
import { openTestServices } from '../world/open-test-services.ts';

const OPERATOR = { kind: 'operator', id: 'operator', account: null } as const;
const FLOOD = rounds(150, 10_000);

test(`${FLOOD} failures of one person from as many networks are a few rows and events, and all are counted`, async () => {
  await using services = await openTestServices();
  const [client] = (await services.pool.query<{ id: string }>('select id from client limit 1')).rows;
  const account = { type: 'client', id: client?.id ?? '' } as const;
  const invited = { email: 'flooded@bakery.example', account, role: 'member' } as const;
  const { id } = await invitePerson(services.beginWork(), OPERATOR, services.identity, invited);
  const failAt = (index: number) => () => {
    const address = `2001:db8:${(index >> 8).toString(16)}:${(index & 255).toString(16)}::9`;
    const work = services.beginWork({ requestId: `req_${index}`, address, userAgent: null });
    return countFailure(work, id, { kind: 'lock', isMailed: true });
  };

  await inLanes(
    Array.from({ length: FLOOD }, (_, index) => failAt(index)),
    4,
  );

  const { rows } = await services.pool.query<{ network: string; failures: number }>(
    'select network, failures from person_failure where person_id = $1 and failures > 0',
    [id],
  );
  expect(rows.reduce((sum, { failures }) => sum + failures, 0)).toBe(FLOOD);
  // The first ten networks get a row each. While the tenth row is written, three more calls run at the same time and
  // may each add a row. All later networks share one row.
  expect(rows.length).toBeLessThanOrEqual(10 + 3 + 1);
  const events = await services.pool.query<{ first: boolean | null }>(
    "select (data->>'firstOfDay')::boolean as first from event where subject_id = $1 and type = 'person.locked'",
    [id],
  );
  expect(events.rowCount).toBeLessThanOrEqual(13 + Math.ceil(Math.log(FLOOD) / Math.log(5)) + 1);
  // Only one event has `firstOfDay`, so the person gets only one mail, although four failures happened at once.
  expect(events.rows.filter(({ first }) => first)).toHaveLength(1);
});
