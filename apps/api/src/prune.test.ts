import type { Pool } from 'pg';
import { expect, test } from 'vitest';
import { fakeClock } from '../test/world/clock.ts';
import { openTestServices } from '../test/world/open-test-services.ts';
import { invitePerson, removePerson } from './person/index.ts';
import { createLog } from './platform/log.ts';
import type { Work } from './platform/work.ts';
import { pruneAll } from './prune.ts';

const DAY_MS = 24 * 60 * 60_000;
const OPERATOR = { kind: 'operator', id: 'operator', account: null } as const;

/**
 * For each table whose rows end, the statement that inserts two rows. One row ended long ago and may be deleted, and
 * the other row is still needed.
 */
const ENDING: Record<string, (over: string, needed: string) => string> = {
  'identity.session': (over, needed) => `
    insert into identity.session (id, token, "userId", "expiresAt", "createdAt", "updatedAt")
    select 'over', 'over', id, ${over}, ${over}, ${over} from identity."user" limit 1;
    insert into identity.session (id, token, "userId", "expiresAt", "createdAt", "updatedAt")
    select 'needed', 'needed', id, now() + interval '1 day', ${needed}, now() from identity."user" limit 1`,
  'identity.verification': (over) => `
    insert into identity.verification (id, identifier, value, "expiresAt", "createdAt", "updatedAt") values
    ('over', 'x', 'x', ${over}, now(), now()), ('needed', 'x', 'x', now() + interval '1 day', now(), now())`,
  one_time_code: (over, needed) => `
    insert into one_time_code (id, person_id, account_id, procedure, action_hash, method, attempts, created_at, expires_at)
    select id, 'usr', 'a', 'x', '', 'email', 0, at, at from (values ('over', ${over}), ('needed', ${needed})) v (id, at)`,
  authenticator_offer: (over, needed) => `
    insert into authenticator_offer (person_id, secret, attempts, created_at)
    values ('over', 'x', 0, ${over}), ('needed', 'x', 0, ${needed})`,
  sign_up_link: (over, needed) => `
    insert into sign_up_link (hash, person_id, created_at, expires_at)
    select id::bytea, id, at, at from (values ('over', ${over}), ('needed', ${needed})) v (id, at)`,
  email_change: (over, needed) => `
    insert into email_change (hash, person_id, email, old_email, created_at, expires_at)
    select id::bytea, id, 'x', 'x', at, at from (values ('over', ${over}), ('needed', ${needed})) v (id, at)`,
  person_profile: () => `
    insert into person_profile (person_id, locale) select 'over', 'de' union all
    (select id, 'de' from identity."user" limit 1)`,
  legacy_token: (over, needed) => `
    insert into legacy_token (hash, person_id, created_at, expires_at)
    select id::bytea, id, at, at from (values ('over', ${over}), ('needed', ${needed})) v (id, at)`,
  legacy_use: (over, needed) => `
    insert into legacy_use (partner_id, person_id, address, user_agent, calls, first_at, last_at)
    values ('x', 'over', '', '', 1, ${over}, ${over}), ('x', 'needed', '', '', 1, ${needed}, ${needed})`,
  permission_request: (over, needed) => `
    insert into permission_request (id, partner_id, redirect_url, granted, withdrawn, shared, created_at, expires_at)
    select v.id, p.id, 'x', '{}', '{}', '{}', at, at
    from (values ('over', ${over}), ('needed', ${needed})) v (id, at), (select id from partner limit 1) p`,
  expiry_notice: (over) => `
    insert into expiry_notice (subject_id, expires_at, days_before, said_at)
    values ('over', ${over}, 1, now()), ('needed', now() + interval '1 day', 1, now())`,
  known_device: (over, needed) => `
    insert into known_device (person_id, device, created_at, last_at)
    values ('x', 'over', ${over}, ${over}), ('x', 'needed', ${needed}, ${needed})`,
  known_network: (over, needed) => `
    insert into known_network (person_id, network, last_at) values ('x', 'over', ${over}), ('x', 'needed', ${needed})`,
  person_failure: (over, needed) => `
    insert into person_failure (person_id, kind, network, day, failures)
    values ('over', 'code', '', ${over}, 1), ('needed', 'code', '', ${needed}, 1)`,
  realtime_ticket: (over) => `
    insert into realtime_ticket (hash, client_id, held, expires_at)
    values ('over', 'x', '{}', ${over}), ('needed', 'x', '{}', now() + interval '1 minute')`,
  'platform.allowance': (over) => `
    insert into platform.allowance (key, full_at) values ('over', ${over}), ('needed', now() + interval '1 hour')`,
  'platform.failure': (over) => `
    insert into platform.failure (key, points, expire) values
    ('over', 1, extract(epoch from ${over})::bigint * 1000), ('needed', 1, extract(epoch from now())::bigint * 1000 + 60000)`,
  'platform.idempotency': (over, needed) => `
    insert into platform.idempotency (actor_id, procedure, key, fingerprint, created_at)
    values ('x', 'x', 'over', '', ${over}), ('x', 'x', 'needed', '', ${needed})`,
};

/** Deliveries of webhooks. An attempt goes with its delivery. */
const DELIVERIES: typeof ENDING = {
  webhook_delivery: (over, needed) => `
    insert into webhook_delivery (id, webhook_id, event_id, event, status, attempts, tries, due_at, created_at, ended_at)
    select id, 'x', id, 'call', 'failed', 1, 1, at, at, at from (values ('over', ${over}), ('needed', ${needed})) v (id, at)`,
  webhook_attempt: (over, needed) => `
    insert into webhook_attempt (delivery_id, number, at, duration_ms)
    values ('over', 1, ${over}, 1), ('needed', 1, ${needed}, 1)`,
};

const CL = '(select id from client order by id limit 1)';
/** Rows of the sessions door. The rows `over` belong together, and so do the rows `needed`. */
const MESSAGES: typeof ENDING = {
  message: (over, needed) => `
    insert into message (id, channel_id, client_id, chat_id, contact_id, direction, type, content, status, created_at)
    select id, 'x', ${CL}, id, id, 'in', 'text', '{}', 'received', at from (values ('over', ${over}), ('needed', ${needed})) v (id, at)`,
  message_status: (over, needed) => `
    insert into message_status (message_id, status, at, recorded_at, is_applied)
    values ('over', 'sent', ${over}, ${over}, true), ('needed', 'sent', ${needed}, ${needed}, true)`,
  chat: (over, needed) => `
    insert into chat (id, channel_id, client_id, contact_id, last_message_at, unread_count, created_at)
    select id, 'x', ${CL}, id, at, 0, at from (values ('over', ${over}), ('needed', ${needed})) v (id, at)`,
  // A contact that is old but has messages is needed.
  contact: (over) => `
    insert into contact (id, client_id, created_at, updated_at)
    values ('over', ${CL}, ${over}, ${over}), ('needed', ${CL}, ${over}, ${over})`,
  contact_name: (over) => `
    insert into contact_name (client_id, contact_id, kind, value, since)
    select ${CL}, id, 'phone', id, ${over} from (values ('over'), ('needed')) v (id)`,
  session_event: (over, needed) => `
    insert into feed (client_id, last_id) values (${CL}, '${eventId('7')}') on conflict do nothing;
    insert into session_event (id, client_id, channel_id, sequence, event, payload, at) values
    ('${eventId('0')}', ${CL}, 'x', 1, 'message', '{}', ${over}), ('${eventId('7')}', ${CL}, 'x', 2, 'message', '{}', ${needed})`,
  realtime_ticket: (over) => `
    insert into realtime_ticket (hash, client_id, held, expires_at)
    values ('over', 'x', '{}', ${over}), ('needed', 'x', '{}', now() + interval '1 minute')`,
};
const eventId = (first: string) => `evt_${first.padEnd(26, '0')}`;

/**
 * The tables whose rows stay after their end. The value of each table is the reason, or the test file that covers the
 * table.
 */
const KEPT: Record<string, string> = {
  usage: 'as many days as the setting says: test/usage/prune-usage.test.ts',
  partner:
    'the row is a partner; its old platform secret is refused at its end: test/permission-changes/platform-secret.test.ts',
  api_key: 'whoever presents a dead key is told why',
  api_key_secret: 'the same',
  permission: 'who might use which number when is never forgotten',
  webhook: 'the row is a webhook; its old secret signs until its end: webhook/secrets.ts',
  webhook_state: 'the row belongs to a webhook, and a wait that is over is ignored',
  'identity.account': "ends of other systems' tokens, which we have none of",
};

/** Finds every table of ours that has a column for the end of a row. */
const endingTables = async (pool: Pool) =>
  (
    await pool.query<{ name: string }>(
      `select distinct case table_schema when 'public' then '' else table_schema || '.' end || table_name as name
       from information_schema.columns
       where table_schema in ('public', 'identity', 'platform') and column_name ~* 'expire|ends_at|full_at|last_at|_until$'
       order by 1`,
    )
  ).rows.map(({ name }) => name);

test('every table whose rows end is swept, or says why it is not: what is over goes, what is needed stays', async () => {
  await using services = await openTestServices();
  const all = { ...ENDING, ...MESSAGES, ...DELIVERIES };
  const names = [...Object.keys(all), ...Object.keys(KEPT)];
  expect((await endingTables(services.pool)).filter((name) => !names.includes(name))).toEqual([]);
  const count = async (table: string) => (await services.pool.query(`select from ${table}`)).rowCount ?? 0;
  const before: Record<string, number> = {};
  for (const [table, insert] of Object.entries(all)) {
    before[table] = await count(table);
    await services.pool.query(insert("now() - interval '500 days'", "now() - interval '1 hour'"));
    expect([table, (await count(table)) - (before[table] ?? 0)]).toEqual([table, 2]);
  }

  // Two nodes prune at the same time. Neither node waits for the other, and no work is done twice. The clocks of both
  // nodes are a year ahead. By their clocks, nearly all rows would be too old.
  const beginWork = (): Work => ({ ...services.beginWork(), now: new Date(Date.now() + 365 * DAY_MS) });
  const pruning = { beginWork, usageRetentionDays: 400, log: services.log };
  await Promise.all([pruneAll(pruning), pruneAll(pruning)]);

  for (const table of Object.keys(all))
    expect([table, (await count(table)) - (before[table] ?? 0)]).toEqual([table, 1]);
  // A reader of the events learns that it cannot resume before the greatest id that was deleted.
  expect((await services.pool.query('select pruned_id from feed')).rows).toEqual([{ pruned_id: eventId('0') }]);
  const { rows } = await services.pool.query("select id from identity.session where id in ('over', 'needed')");
  expect(rows).toEqual([{ id: 'needed' }]);
});

test('more rows than a batch go in several statements, and an error of one table or client stops no other', async () => {
  await using services = await openTestServices();
  await services.pool.query(`insert into platform.idempotency (actor_id, procedure, key, fingerprint, created_at)
    select 'x', 'x', n::text, '', now() - interval '2 days' from generate_series(1, 2500) n`);
  await services.pool.query('alter table legacy_use rename to legacy_use_away');

  // The client `refused` is the first one of those with old messages, and its old messages cannot be deleted.
  const { rows: clients } = await services.pool.query<{ id: string }>('select id from client order by id limit 2');
  const [refused, other] = clients.map(({ id }) => id);
  await services.pool.query(`
    insert into message (id, channel_id, client_id, chat_id, direction, type, content, status, created_at)
    select 'msg_of_' || id, 'x', id, 'chat_x', 'in', 'text', '{}', 'received', now() - interval '200 days'
    from client where id in ('${refused}', '${other}');
    insert into feed (client_id, last_id) select id, '${eventId('7')}' from client where id in ('${refused}', '${other}');
    insert into session_event (id, client_id, channel_id, sequence, event, payload, at)
    select 'evt_' || lpad(row_number() over (order by id)::text, 26, '0'), id, 'x', 1, 'message', '{}', now()
    from client where id in ('${refused}', '${other}');
    create function refuse() returns trigger language plpgsql as 'begin raise exception ''refused''; end';
    create trigger refuse before delete on message for each row when (old.client_id = '${refused}')
      execute function refuse();
    create trigger refuse before delete on session_event for each row when (old.client_id = '${refused}')
      execute function refuse()`);
  const lines: string[] = [];
  const log = createLog('error', { write: (line) => lines.push(line) });

  const pruning = pruneAll({ beginWork: services.beginWork, usageRetentionDays: 400, log });
  await expect(pruning).rejects.toThrow('legacy_use');

  expect((await services.pool.query('select from platform.idempotency')).rowCount).toBe(0);
  for (const table of ['message', 'session_event'])
    expect((await services.pool.query(`select client_id as id from ${table} where channel_id = 'x'`)).rows).toEqual([
      { id: refused },
    ]);
  expect(lines.map((line) => JSON.parse(line)).map(({ prune, of }) => [prune, of])).toEqual([
    ['pruneLegacyTokens', null],
    ['pruneMessages', refused],
    ['pruneSessionEvents', refused],
  ]);
});

test('a person without a role is forgotten after thirty days, and not the one who was invited again', async () => {
  const clock = fakeClock();
  await using services = await openTestServices({ clock });
  const { rows } = await services.pool.query<{ id: string }>("select id from client where name = 'Corner Pharmacy'");
  const account = { type: 'client', id: rows[0]?.id ?? '' } as const;
  const invite = (email: string) =>
    invitePerson(services.beginWork(), OPERATOR, services.identity, { email, account, role: 'member' });
  const prune = () => pruneAll({ beginWork: services.beginWork, usageRetentionDays: 400, log: services.log });
  const there = async (id: string) => (await services.identity.findById(id)) !== null;
  const [gone, back] = [await invite('gone@pharmacy.example'), await invite('back@pharmacy.example')];
  for (const { id } of [gone, back]) await removePerson(services.beginWork(), OPERATOR, { personId: id });

  clock.pass(30 * DAY_MS - 60_000);
  await prune();
  expect(await there(gone.id)).toBe(true);
  await invite('back@pharmacy.example');
  clock.pass(120_000);
  await prune();

  expect([await there(gone.id), await there(back.id)]).toEqual([false, true]);
  clock.pass(60 * DAY_MS);
  await prune();
  expect(await there(back.id)).toBe(true);
});
