import type { Client } from 'pg';
import { newId } from '../../../apps/api/src/platform/id.ts';
import { createSealer, placeIn } from '../../../apps/api/src/platform/seal.ts';
import { WEBHOOK_COLUMNS } from '../../../apps/api/src/webhook/secrets.ts';
import { newWebhookSecret } from '../../../apps/api/src/webhook/sign/webhook-secret.ts';

const WEBHOOK = `
  insert into webhook (id, client_id, url, events, header_names, secret, created_at, updated_at)
  values ($1, 'streamstreCL', $2, $3, '{}', $4, now(), now())`;
const STATE = `
  insert into webhook_state (webhook_id, kind, account_id, client_id, read_id)
  select $1, 'client', client_id, client_id, last_id from feed where client_id = 'streamstreCL'`;

/** The settings of a webhook: its URL, and the events that it gets. */
export interface MadeWebhook {
  url: string;
  events: string[] | null;
  encryptionKey: string;
}

/** Makes a webhook of the client of the bench. Returns its id. */
export async function makeWebhook(sql: Client, { url, events, encryptionKey }: MadeWebhook): Promise<string> {
  const id = newId('webhook');
  const secret = createSealer(encryptionKey).seal(newWebhookSecret(), placeIn(WEBHOOK_COLUMNS.secret, id));
  await sql.query(WEBHOOK, [id, url, events, secret]);
  await sql.query(STATE, [id]);
  return id;
}

const EVENTS = `
  insert into session_event (id, client_id, channel_id, sequence, event, payload, at)
  select 'evt_0' || lpad(n::text, 25, '0'), 'streamstreCL', 'streamstreCH', 1000000 + n, 'call', '{"n": 1}', now()
  from generate_series(1, $1::int) n on conflict do nothing`;
const BACKLOG = `
  insert into webhook_delivery (id, webhook_id, event_id, event, status, attempts, tries, due_at, created_at)
  select 'dlv_' || left(md5($1 || n), 22), $1, 'evt_0' || lpad(n::text, 25, '0'), 'call', 'pending', 0, 0, now(), now()
  from generate_series(1, $2::int) n`;

/** Gives a webhook many deliveries that are due. Their events are older than all others. */
export async function fillBacklog(sql: Client, webhookId: string, count: number): Promise<void> {
  await sql.query(EVENTS, [count]);
  await sql.query(BACKLOG, [webhookId, count]);
  await sql.query('analyze webhook_delivery');
}

/** Returns how many deliveries of a webhook are still to be sent. */
export async function pendingOf(sql: Client, webhookId: string): Promise<number> {
  const { rows } = await sql.query<{ count: number }>(
    "select count(*)::int as count from webhook_delivery where webhook_id = $1 and status = 'pending'",
    [webhookId],
  );
  return rows[0]?.count ?? 0;
}
