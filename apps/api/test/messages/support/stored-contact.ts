import type { Pool } from 'pg';

/** A contact with everything that the tables can hold about it. */
export interface StoredContact {
  id: string;
  /** The names by which it can be found: its id, every current name, and an old one. */
  names: Record<'id' | 'userId' | 'parentUserId' | 'phone' | 'username' | 'oldPhone', string>;
  /** Texts that only this contact has. None of them is in the database after its erasure. */
  traces: string[];
}

/** A client and one of its numbers. */
export interface Place {
  clientId: string;
  channelId: string;
}

/** Finds a client with a number, and a person who has a role in it. */
export async function findPlace(pool: Pool): Promise<Place> {
  const { rows } = await pool.query<Place>(
    `select ch.client_id as "clientId", ch.id as "channelId" from channel ch
     where exists (select from person_role r where r.account_id = ch.client_id) order by ch.id limit 1`,
  );
  return rows[0] ?? { clientId: '', channelId: '' };
}

/** Stores a contact in every table that can name it. `n` makes its names different from those of other contacts. */
export async function storeContact(pool: Pool, { clientId, channelId }: Place, n: number): Promise<StoredContact> {
  const id = `con_contact${n}x`.padEnd(26, '0');
  const mark = `mark${n}x`;
  const names = {
    ...{ id, userId: `GB.9000${n}7`, parentUserId: `parent-8000${n}7`, phone: `44770090${n}77` },
    ...{ username: `@al.${n}.x`, oldPhone: `44770091${n}77` },
  };
  const wa = (of: string) => `wamid.${mark}${of}`;
  const text = JSON.stringify({ text: `${mark} hello` });
  const answer = JSON.stringify({ contacts: [{ wa_id: names.phone }], messages: [{ id: wa('out') }] });
  const task = JSON.stringify({ statuses: [{ id: wa('out'), recipient_id: names.userId }] });
  const payload = JSON.stringify({ waMessageId: wa('out'), content: `${mark} hello`, contact: { phone: names.phone } });
  await pool.query(`
    insert into contact values ('${id}', '${clientId}', '${mark} Alice', now(), now());
    insert into contact_name (client_id, contact_id, kind, value, since, until) values
      ('${clientId}', '${id}', 'user_id', '${names.userId}', now(), null),
      ('${clientId}', '${id}', 'parent_user_id', '${names.parentUserId}', now(), null),
      ('${clientId}', '${id}', 'phone', '${names.phone}', now(), null),
      ('${clientId}', '${id}', 'username', 'al.${n}.x', now(), null),
      ('${clientId}', '${id}', 'phone', '${names.oldPhone}', now() - interval '9 days', now());
    insert into chat (id, channel_id, client_id, contact_id, group_id, last_message_at, unread_count, created_at) values
      ('chat_c${n}', '${channelId}', '${clientId}', '${id}', null, now(), 0, now()),
      ('chat_g${n}', '${channelId}', '${clientId}', null, 'group ${n}', now(), 0, now());
    insert into message (id, channel_id, client_id, chat_id, contact_id, direction, type, content, wa_message_id,
      context_id, status, created_at) values
      ('msg_in${n}', '${channelId}', '${clientId}', 'chat_c${n}', '${id}', 'in', 'text', '${text}', '${wa('in')}', null, 'received', now()),
      ('msg_out${n}', '${channelId}', '${clientId}', 'chat_c${n}', '${id}', 'out', 'text', '${text}', '${wa('out')}', null, 'sent', now()),
      ('msg_wait${n}', '${channelId}', '${clientId}', 'chat_c${n}', '${id}', 'out', 'text', '${text}', null, null, 'queued', now()),
      ('msg_group${n}', '${channelId}', '${clientId}', 'chat_g${n}', '${id}', 'in', 'text', '${text}', '${wa('group')}', null, 'received', now()),
      ('msg_reply${n}', '${channelId}', '${clientId}', 'chat_g${n}', null, 'out', 'text', '{"text":"ours"}', 'wamid.ours${n}', '${wa('group')}', 'sent', now());
    insert into message_status values ('msg_out${n}', 'sent', now(), now(), true);
    insert into session_event values
      ('evt_${`0${n}A`.padEnd(26, '0')}', '${clientId}', '${channelId}', 1, 'message', '${id}', '${payload}', now()),
      ('evt_${`0${n}B`.padEnd(26, '0')}', '${clientId}', '${channelId}', 2, 'message', null, '{"contextId":"${wa('group')}"}', now());
    insert into sandbox_task (channel_id, due_at, payload) values ('${channelId}', now(), '${task}');
    insert into platform.idempotency (actor_id, procedure, key, fingerprint, created_at, answer)
    select person_id || ' ' || account_id, 'messages.send', 'k${n}' || v.place, '', now(), v.answer::jsonb
    from person_role r, (values (1, '${answer}'), (2, '${JSON.stringify({ status: 200, json: answer })}')) v (place, answer)
    where r.account_id = '${clientId}' and r.person_id = (select min(person_id) from person_role where account_id = '${clientId}')`);
  const traces = [mark, names.userId, names.parentUserId, names.phone, names.oldPhone, `al.${n}.x`];
  return { id, names, traces };
}

/** Lists which of some texts are anywhere in the database, with the tables in which they are. */
export async function findTraces(pool: Pool, traces: readonly string[]): Promise<string[]> {
  const tables = await pool.query<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE' order by 1`,
  );
  const search = tables.rows.map(
    ({ name }) =>
      `select '${name}' as name, trace from ${name} t, unnest($1::text[]) trace where position(trace in t::text) > 0`,
  );
  const { rows } = await pool.query<{ name: string; trace: string }>(search.join(' union '), [traces]);
  return rows.map(({ name, trace }) => `${name}: ${trace}`).sort();
}
