// Where the deliveries of a webhook of any kind go, and why a webhook may deliver nothing, as one statement.
import type { DeliveryEnd, PauseReason, RetryPolicy, WebhookKind } from '@chatelaine/shared';
import { isOpenOrNotNeededSql } from '../permission/index.ts';
import type { Condition } from '../platform/db/condition.ts';

/** A webhook of any kind with its state. The secrets and the headers are encrypted. */
export interface EndpointRow {
  /** The id of the webhook. The webhook of a number has the id of the number. */
  webhookId: string;
  kind: WebhookKind;
  /** The partner or the client that owns the webhook. */
  accountId: string;
  /** The client whose events are sent. Null for the webhook of a partner. */
  clientId: string | null;
  /** Null when the webhook was deleted. */
  url: string | null;
  headers: string | null;
  /** Null for a number's webhook that was set before deliveries were signed. */
  secret: string | null;
  oldSecret: string | null;
  oldSecretEndsAt: Date | null;
  retryPolicy: RetryPolicy | null;
  failingSince: Date | null;
  toldAt: Date | null;
  pausedAt: Date | null;
  pauseReason: PauseReason | null;
  heldUntil: Date | null;
  /** Why nothing may be sent. Null when sending is allowed. */
  problem: DeliveryEnd | null;
}

/** The tables that decide whether a webhook may deliver. `s` is `webhook_state`. */
const TABLES = `webhook_state s
  left join webhook w on w.id = s.webhook_id
  left join channel_webhook n on n.channel_id = s.webhook_id
  left join channel ch on ch.id = n.channel_id
  left join api_key k on k.id = n.api_key_id
  left join permission e on e.id = n.permission_id
  left join client c on c.id = s.client_id
  left join partner p on p.id = case s.kind when 'partner' then s.account_id else k.partner_id end`;

/**
 * The statement that reads webhooks of any kind, and says why a webhook may deliver nothing at the instant `now`. In
 * the condition `which`, `s` is the name of `webhook_state`. A webhook that was deleted has the problem
 * `webhook_deleted` while its state still exists.
 */
export const readEndpoints = (now: Date, [which, values]: Condition): Condition => [
  `select s.webhook_id as "webhookId", s.kind, s.account_id as "accountId", s.client_id as "clientId",
    coalesce(w.url, n.url) as url, coalesce(w.headers, n.headers) as headers, coalesce(w.secret, n.secret) as secret,
    w.old_secret as "oldSecret", w.old_secret_ends_at as "oldSecretEndsAt", w.retry_policy as "retryPolicy",
    s.failing_since as "failingSince", s.told_at as "toldAt", s.paused_at as "pausedAt",
    s.pause_reason as "pauseReason", s.held_until as "heldUntil", ${PROBLEM} as problem
  from ${TABLES} where ${which}`,
  [now, now, now, ...values],
];

/**
 * The statement that finds the ids of webhooks that may deliver. In the condition `which`, `s` is the name of
 * `webhook_state`. Its last values are the instant, three times.
 */
export const openEndpoints = (which: string): string =>
  `select s.webhook_id from ${TABLES} where ${which} and (${PROBLEM}) is null`;

// A key that was replaced has an event that says so, with the instant of its end.
const WAS_REPLACED = `exists (
  select from event v where v.subject_id = h.id and v.type = 'api_key.revoked' and v.data->>'reason' = 'replaced'
    and v.at = coalesce(h.revoked_at, v.at))`;

/**
 * The condition that the webhook of a number still has its key. A newer key that replaced the key under the same
 * permission takes its place. When one of these keys ended in another way, the webhook has no key any more, even if a
 * later key works: nobody asked for deliveries in the time between. It takes one value twice: the instant.
 */
const HAS_KEY = `coalesce((
  select bool_or(h.revoked_at is null and (h.expires_at is null or h.expires_at > ?))
    and not bool_or((h.revoked_at is not null or coalesce(h.expires_at <= ?, false)) and not ${WAS_REPLACED})
  from api_key h
  where h.channel_id = k.channel_id and h.permission_id is not distinct from k.permission_id
    and (h.id = k.id or h.created_at >= k.created_at)), false)`;

const PROBLEM = `case
  when w.id is null and n.channel_id is null then 'webhook_deleted'
  when c.status = 'suspended' or p.status = 'suspended' then 'suspended'
  when s.kind <> 'channel' then null
  when s.permission_id is distinct from n.permission_id then 'replaced'
  when not coalesce(${isOpenOrNotNeededSql('n', 'e')}, false) then 'permission_ended'
  when not ${HAS_KEY} then 'key_ended'
  when ch.removed_at is not null then 'event_gone'
end`;
