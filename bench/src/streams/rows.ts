import type { Client } from 'pg';
import { newEventId } from '../../../apps/api/src/platform/id.ts';

const KEY_ID = `'key_' || left(md5('stream key' || i), 22)`;

/** The statements that make one client with a number and with organization keys that have the scope `events`. */
export const PREPARE = {
  client: `
    insert into client (id, name, payment, created_at) values ('streamstreCL', 'Streams', 'direct', now());
    insert into channel (id, client_id, phone_number, name, status, payment, upstream, created_at)
      values ('streamstreCH', 'streamstreCL', '447000000000', 'Number', 'running', 'direct', 'sandbox', now());
    insert into feed (client_id, last_id) values ('streamstreCL', 'evt_' || repeat('0', 26))`,
  keys: `
    insert into api_key (id, kind, name, folded_name, scopes, client_id, created_at)
    select ${KEY_ID}, 'organization', 'bench ' || i, 'bench ' || i, '{events}', 'streamstreCL', now()
    from generate_series(1, $1::int) as i`,
  secrets: `
    insert into api_key_secret (api_key_id, channel_id, hash, hint, created_at)
    select ${KEY_ID}, null, hash, hint, now() from unnest($1::bytea[], $2::text[]) with ordinality as secret(hash, hint, i)`,
};

let last: string | null = null;
let sequence = 0;

/** Commits events. Each has the instant right before its commit, in milliseconds, and a text. */
export async function addEvents(sql: Client, count: number, text: string): Promise<void> {
  const rows = Array.from({ length: count }, () => {
    last = newEventId(new Date(), last);
    return { id: last, sequence: ++sequence };
  });
  const at = performance.timeOrigin + performance.now();
  await sql.query(ADD, [JSON.stringify(rows), JSON.stringify({ at, text }), last]);
}

/** Commits one notification for the bare server, with the instant right before its commit. */
export async function notifyBare(sql: Client): Promise<void> {
  const at = performance.timeOrigin + performance.now();
  await sql.query("select pg_notify('bench_bare', $1)", [JSON.stringify({ payload: { at, text: '' } })]);
}

const ADD = `
  with added as (
    insert into session_event (id, client_id, channel_id, sequence, event, payload, at)
    select id, 'streamstreCL', 'streamstreCH', sequence, 'message', $2::jsonb, now()
    from jsonb_to_recordset($1::jsonb) as r (id text, sequence bigint)),
  moved as (update feed set last_id = $3 where client_id = 'streamstreCL')
  select pg_notify('chatelaine_feed', 'streamstreCL')`;
