/** How many rows a crowd has. */
export interface CrowdSize {
  clients: number;
  keys: number;
  events: number;
}

/** The accounts that get many rows: a partner with nearly all clients, and a client with many numbers. */
export interface CrowdAccounts {
  partnerId: string;
  clientId: string;
}

/** The id of the second partner, which has one client in five hundred. */
export const OTHER_PARTNER = '0000000001PA';
const NUMBERS_OF_CLIENT = 200;

/**
 * Returns the statements that fill the tables of a demo world with very many rows. The rows are like the rows of a
 * server that has run for years: most permissions and keys have ended, and each account sees only some of the rows.
 */
export const crowdSql = ({ clients, keys, events }: CrowdSize, { partnerId, clientId }: CrowdAccounts): string => `
  begin;
  insert into partner
    select (jsonb_populate_record(p, '{"id": "${OTHER_PARTNER}", "name": "Other Desk"}')).* from partner p
    where id = '${partnerId}';
  insert into client (id, name, status, payment, partner_id, created_at)
    select lpad(i::text, 10, '0') || 'CL', 'Client ' || i, 'active', 'direct',
      case when i % 500 > 0 then '${partnerId}' else '${OTHER_PARTNER}' end, now() - i * interval '1 minute'
    from generate_series(1, ${clients}) i;
  insert into channel (id, client_id, phone_number, name, status, payment, upstream, created_at)
    select lpad(i::text, 10, '0') || 'CH',
      case when i <= ${clients} then lpad(i::text, 10, '0') || 'CL' else '${clientId}' end,
      '+999' || lpad(i::text, 10, '0'), 'Line ' || i, case when i % 10 = 0 then 'stopped' else 'running' end,
      'direct', 'sandbox', now() - i * interval '1 minute'
    from generate_series(1, ${clients + NUMBERS_OF_CLIENT}) i;
  create temp table line on commit drop as
    select row_number() over (order by ch.id) - 1 as n, ch.id, ch.client_id, cl.partner_id
    from channel ch join client cl on cl.id = ch.client_id where ch.phone_number like '+999%';
  create unique index on line (n);
  insert into permission (id, channel_id, client_id, partner_id, source, granted_at, withdrawn_at)
    select 'per_' || lpad((n * 2 + past)::text, 22, '0'), id, client_id, partner_id, 'client_grant',
      now() - n * interval '1 minute' - past * interval '1 day', case when past = 1 or n % 4 = 0 then now() end
    from line, generate_series(0, 1) past;
  insert into identity."user" (id, name, email, "emailVerified", "createdAt", "updatedAt")
    select 'usr_c' || lpad(i::text, 21, '0'), 'Person ' || i, 'person-' || i || '@crowd.example', true, now(), now()
    from generate_series(1, 20000) i;
  insert into identity.account (id, "accountId", "providerId", "userId", password, "createdAt", "updatedAt")
    select id, id, 'credential', id, 'x', now(), now() from identity."user" where id like 'usr_c%';
  insert into person_role (person_id, account_id, account_type, role, created_at)
    select 'usr_c' || lpad(i::text, 21, '0'), case when i <= 100 then '${partnerId}' else lpad((i / 2)::text, 10, '0') || 'CL' end,
      case when i <= 100 then 'partner' else 'client' end, 'member', now() - i * interval '1 minute'
    from generate_series(1, 20000) i;
  insert into authenticator (person_id, secret, last_step, confirmed_at)
    select id, 'x', 0, now() from identity."user" where id like 'usr_c%';
  insert into known_network (person_id, network, last_at)
    select id, '192.0.2.1', now() from identity."user" where id like 'usr_c%';
  insert into event (id, type, at, actor_kind, actor_id, partner_id, client_id, subject_id, data, request_id)
    select 'evt_p' || lpad(right(person_id, 21), 25, '0'), 'person.signed_in', now(), 'person', person_id,
      case when account_type = 'partner' then account_id end, case when account_type = 'client' then account_id end,
      person_id, '{}', 'crowd'
    from person_role where person_id like 'usr_c%';
  insert into api_key (id, kind, name, folded_name, scopes, partner_id, channel_id, permission_id, team, environment,
      created_at, revoked_at, created_by_kind, created_by_id)
    select 'key_' || lpad(i::text, 22, '0'), 'channel', 'Key ' || i, 'key ' || i, '{send}', l.partner_id, l.id,
      'per_' || lpad((l.n * 2)::text, 22, '0'), case when i % 7 = 0 then 'agency' end,
      case when i % 3 = 0 then 'staging' else 'production' end, now() - i * interval '1 second',
      case when i > ${clients} then now() end, case when i % 2 = 0 then 'person' else 'partner_key' end,
      case when i % 2 = 0 then 'usr_c' || lpad((1 + i % 2000)::text, 21, '0')
        else 'key_p' || lpad((1 + i % 100)::text, 21, '0') end
    from generate_series(1, ${keys}) i join line l on l.n = i % ${clients + NUMBERS_OF_CLIENT};
  insert into api_key (id, kind, name, folded_name, scopes, partner_id, created_at)
    select 'key_p' || lpad(i::text, 21, '0'), 'partner', 'Backend ' || i, 'backend ' || i, '{read}', '${partnerId}',
      now() - i * interval '1 day'
    from generate_series(1, 100) i;
  insert into api_key (id, kind, name, folded_name, scopes, client_id, created_at)
    select 'key_o' || lpad(i::text, 21, '0'), 'organization', 'Program ' || i, 'program ' || i, '{read}', '${clientId}',
      now() - i * interval '1 day'
    from generate_series(1, 100) i;
  insert into api_key_secret (api_key_id, channel_id, hash, hint, created_at, ends_at, ended_at)
    select id, channel_id, sha256(id::bytea), 'wac_0000…0000', created_at, revoked_at, revoked_at from api_key k
    where not exists (select from api_key_secret s where s.api_key_id = k.id);
  insert into usage (api_key_id, hour, outcome, scope, calls, last_at, last_address)
    select id, date_trunc('hour', now()) - day * interval '1 day', 'ok', 'send', 5, now() - day * interval '1 day', null
    from api_key, generate_series(1, 3) day where revoked_at is not null;
  insert into key_window (api_key_id, minute, minute_calls, month, month_calls)
    select id, date_trunc('minute', now()), 0, date_trunc('month', now()), 5 from api_key where revoked_at is not null;
  insert into contact (id, client_id, profile_name, created_at, updated_at)
    select 'con_' || lpad(right(id, 12), 22, '0'), client_id, 'Contact ' || n, now() - n * interval '1 minute', now()
    from line;
  insert into contact_name (client_id, contact_id, kind, value, since)
    select client_id, 'con_' || lpad(right(id, 12), 22, '0'), 'phone', '1999' || lpad(n::text, 9, '0'), now() from line;
  insert into chat (id, channel_id, client_id, contact_id, last_message_at, unread_count, created_at)
    select 'chat_' || lpad(right(id, 12), 22, '0'), id, client_id, 'con_' || lpad(right(id, 12), 22, '0'),
      now() - n * interval '1 minute', 0, now()
    from line;
  insert into message (id, channel_id, client_id, chat_id, contact_id, direction, type, content, status, created_at)
    select 'msg_' || lpad(n::text, 20, '0') || lpad(m::text, 2, '0'), id, client_id,
      'chat_' || lpad(right(id, 12), 22, '0'), 'con_' || lpad(right(id, 12), 22, '0'), 'in', 'text',
      '{"text": "Hello"}', 'received', now() - n * interval '1 minute'
    from line, generate_series(1, 2) m;
  insert into event (id, type, at, actor_kind, actor_id, actor_account_id, partner_id, client_id, channel_id, subject_id,
      data, request_id)
    select 'evt_' || lpad(i::text, 26, '0'), (array['api_key.created', 'api_key.revoked', 'permission.granted'])[1 + i % 3],
      now() - (${events} - i) * interval '1 second', 'partner_key', 'key_p' || lpad((1 + i % 100)::text, 21, '0'),
      l.partner_id, l.partner_id, l.client_id, l.id, 'key_' || lpad((1 + i % ${keys})::text, 22, '0'), '{}', 'crowd'
    from generate_series(1, ${events}) i join line l on l.n = i % ${clients + NUMBERS_OF_CLIENT};
  insert into kept_call (id, request_id, api_key_id, account_id, key_kind, channel_id, at, door, operation, outcome, status)
    select lpad(to_hex((extract(epoch from now()) * 1000)::bigint - ${events} + i), 12, '0') || lpad(to_hex(i), 14, '0'),
      'crowd-' || i, 'key_' || lpad((1 + i % ${keys})::text, 22, '0'),
      case when i % 20 = 0 then l.client_id else l.partner_id end, 'channel', l.id, now(), 'messaging', 'POST /messages',
      (array['revoked', 'expired', 'ok'])[1 + i % 3], 401
    from generate_series(1, ${events / 2}) i join line l on l.n = (1 + i % ${keys}) % ${clients + NUMBERS_OF_CLIENT};
  commit;
  analyze;`;

// At its end, a world reads all its events and checks their data. The events of a crowd are too many to read, and their
// data is empty. The world ignores a table that is not there.
/** The statement after which a world does not check the data of its events. */
export const WITHOUT_EVENT_CHECK = 'alter table event rename to event_of_crowd';
