import { newEventId, newId } from '../../../src/platform/id.ts';
import { sealForWebhook } from '../../../src/webhook/secrets.ts';
import type { World } from '../../world/start-world.ts';

/** A webhook with one failed delivery of an event that does not exist. */
export interface InsertedWebhook {
  webhook: string;
  delivery: string;
}

/** What a test wants of an inserted webhook. */
export interface WantedWebhook {
  name?: string;
  channelIds?: string[];
  /** The number of the event of the delivery. */
  channelId?: string;
}

/** A URL at which nobody listens. */
export const DEAF_URL = 'http://127.0.0.1:9/in';

/**
 * Writes a webhook of an account and a failed delivery directly into the tables. The webhook is paused, so nothing
 * happens later. An account with twenty webhooks can have more in this way.
 */
export async function insertWebhook(
  { sql, services }: Pick<World, 'sql' | 'services'>,
  account: string,
  { name = 'Inserted', channelIds, channelId }: WantedWebhook = {},
): Promise<InsertedWebhook> {
  const [webhook, delivery] = [newId('webhook'), newId('delivery')];
  const isPartner = account.endsWith('PA');
  const secret = sealForWebhook(
    services.beginWork(),
    'secret',
    webhook,
    'whsec_bWFkZSBmb3IgYSB0ZXN0IG9mIHRoZSBkb29ycyE=',
  );
  await sql(
    `insert into webhook (id, partner_id, client_id, name, url, channel_ids, header_names, secret, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, '{}', $7, now(), now())`,
    [webhook, isPartner ? account : null, isPartner ? null : account, name, DEAF_URL, channelIds ?? null, secret],
  );
  await sql(
    `insert into webhook_state (webhook_id, kind, account_id, client_id, begun_at, read_id, paused_at, pause_reason)
     values ($1, $2, $3, $4, now() - interval '1 hour', 'evt_7', now(), 'asked')`,
    [webhook, isPartner ? 'partner' : 'client', account, isPartner ? null : account],
  );
  await sql(
    `insert into webhook_delivery (id, webhook_id, event_id, event, channel_id, status, attempts, tries, due_at,
       created_at, ended_at)
     values ($1, $2, $3, $4, $5, 'failed', 9, 9, now(), now(), now())`,
    [delivery, webhook, newEventId(new Date(), null), isPartner ? 'channel.added' : 'message', channelId ?? null],
  );
  return { webhook, delivery };
}
