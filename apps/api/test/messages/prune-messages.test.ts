import type { Actor } from '@chatelaine/shared';
import { expect, test } from 'vitest';
import { getRetention, pruneMessages, setRetention } from '../../src/message/index.ts';
import { transaction } from '../../src/platform/work.ts';
import { breakFeeds, listSessionEvents, pruneSessionEvents } from '../../src/session-event/index.ts';
import { openTestServices } from '../world/open-test-services.ts';
import { findPlace } from './support/stored-contact.ts';

test('after the days that a client chose, old messages and events go, and no reader resumes over the hole', async () => {
  await using services = await openTestServices();
  const { pool } = services;
  const { clientId, channelId } = await findPlace(pool);
  const account = { type: 'client', id: clientId } as const;
  const actor: Actor = { kind: 'organization_key', id: 'key_x', account, channelIds: null, scopes: ['events'] };
  const read = (after: string | null) =>
    listSessionEvents(services.beginWork(), actor, { after, filter: { sessions: null, events: null }, limit: 10 });
  await pool.query(
    `insert into message (id, channel_id, client_id, chat_id, direction, type, content, status, created_at)
     select 'msg_' || i, $1, $2, 'chat_x', 'in', 'text', '{}', case when i = 1 then 'queued' else 'received' end,
       now() - (case when i <= 2500 then interval '10 days' else interval '1 hour' end) from generate_series(1, 2600) i`,
    [channelId, clientId],
  );
  // The ids of the first 2,500 events say that they are old.
  const idOf = (n: number) => `evt_${n <= 2500 ? '01' : '7Z'}${String(n).padStart(24, '0')}`;
  await pool.query(
    `insert into session_event (id, client_id, channel_id, sequence, event, payload, at)
     select 'evt_' || case when i <= 2500 then '01' else '7Z' end || lpad(i::text, 24, '0'), $2, $1, i, 'message', '{}', now()
     from generate_series(1, 2600) i`,
    [channelId, clientId],
  );
  await pool.query('insert into feed (client_id, last_id) values ($1, $2)', [clientId, idOf(2600)]);
  const prune = async () => {
    await Promise.all([1, 2].map(() => pruneMessages(services.beginWork())));
    await Promise.all([1, 2].map(() => pruneSessionEvents(services.beginWork())));
  };
  const counts = async () =>
    (
      await pool.query(
        'select (select count(*) from message)::int as m, (select count(*) from session_event)::int as e',
      )
    ).rows[0];
  // Control: by default, messages of ten days stay. The events say that they are from long ago.
  await pruneMessages(services.beginWork());
  expect(await counts()).toEqual({ m: 2600, e: 2600 });
  expect((await read(idOf(1))).data[0]?.id).toBe(idOf(2));

  expect(await setRetention(services.beginWork(), actor, { days: 7 })).toEqual({ days: 7 });
  await prune();

  // A message that waits stays.
  expect([await getRetention(services.beginWork(), actor), await counts()]).toEqual([{ days: 7 }, { m: 101, e: 100 }]);
  const gone = { code: 'events_gone', extras: { details: { oldest: idOf(2501) } } };
  await expect(read(idOf(2499))).rejects.toMatchObject(gone);
  expect((await read(idOf(2500))).data[0]?.id).toBe(idOf(2501));
  expect((await read(null)).data[0]?.id).toBe(idOf(2501));
  const { rows } = await pool.query("select data from event where type = 'messages_retention.changed'");
  expect(rows).toEqual([{ data: { before: { days: 90 }, after: { days: 7 } } }]);

  // After a restore, no id of before can be resumed.
  await transaction(services.beginWork(), breakFeeds);
  await expect(read(idOf(2600))).rejects.toMatchObject({ code: 'events_gone', extras: { details: { oldest: null } } });
  expect((await read(null)).data).toEqual([]);
});
