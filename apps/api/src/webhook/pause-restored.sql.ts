// The statements for the webhooks of a database that was restored from a backup.
import { NOW } from './delivery.sql.ts';

/** Finds the webhooks that send. A number's webhook of an older version has no state yet. */
export const FIND_SENDING = `
  select w.id, case when w.partner_id is null then 'client' else 'partner' end as kind,
    coalesce(w.partner_id, w.client_id) as "accountId", w.url, true as "isUsable"
  from webhook w join webhook_state s on s.webhook_id = w.id where s.paused_at is null
  union all
  select n.channel_id, 'channel', coalesce(k.partner_id, ch.client_id), n.url,
    coalesce(k.revoked_at is null, false)
  from channel_webhook n join channel ch on ch.id = n.channel_id left join api_key k on k.id = n.api_key_id
    left join webhook_state s on s.webhook_id = n.channel_id where s.paused_at is null
  order by 1`;

/** Counts the deliveries that wait. */
export const COUNT_PENDING = "select count(*)::int as count from webhook_delivery where status = 'pending'";

/** Pauses all webhooks. Its value: {@link NOW}. */
export const PAUSE_ALL = `
  update webhook_state set paused_at = ${NOW}, pause_reason = 'restored' where paused_at is null`;

/** Ends deliveries that wait, after a webhook and an event. Its values: both, how many at most, {@link NOW}. */
export const END_AFTER = `
  with waiting as (
    select id, webhook_id, event_id from webhook_delivery
    where status = 'pending' and (webhook_id, event_id) > (?, ?)
    order by webhook_id, event_id limit ? for update),
  ended as (
    update webhook_delivery d set status = 'ended', reason = 'restored', claim = null, ended_at = ${NOW}
    from waiting where d.id = waiting.id)
  select (select count(*)::int from waiting) as count, webhook_id as "webhookId", event_id as "eventId"
  from waiting order by webhook_id desc, event_id desc limit 1`;
